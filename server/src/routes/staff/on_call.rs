//! The on-call calendar of the asker's centre: seeing it, planning it, taking a shift over, and the telephone numbers
//! that the alarm goes to. Planning lays a duty on others, so it is a manager's; taking a shift over, or giving one's own
//! number, lays it on nobody but the asker, so anybody of the centre may.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{NewShift, OnCall, OnCallGap, OnCallPerson, ShiftView, StaffName, StaffPhone};
use mimamori_domain::on_call::{SHOWN_DAYS, Shift, check, gaps};
use mimamori_domain::values::{FieldError, JpPhone};
use mimamori_domain::{HealthCenterId, ShiftId, StaffId};
use mimamori_store::Tx;
use mimamori_store::on_call::Person;

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /on-call`
pub async fn view(State(app): State<App>, user: StaffUser) -> Answer<Json<OnCall>> {
    let center = center(&user, Action::OnCallView)?;
    seen(&app, &user, "on-call.view").await?;
    let mut tx = app.store.read().await?;
    Ok(Json(calendar(&mut tx, center).await?))
}

/// `POST /on-call`
pub async fn add(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<NewShift>,
) -> Answer<(StatusCode, Json<ShiftView>)> {
    let center = center(&user, Action::OnCallPlan)?;
    let mut tx = app.store.begin().await?;
    let person = accepted(&mut tx, center, &sent, None).await?;
    let NewShift { staff_id, from, to, step } = sent;
    let id = tx.add_shift(user.actor(), center, staff_id, (from, to), step).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(shift_view(Shift { id, staff_id, from, to, step }, &person))))
}

/// `PUT /on-call/{id}`
pub async fn change(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<ShiftId>,
    Json(sent): Json<NewShift>,
) -> Answer<Json<ShiftView>> {
    let mut tx = app.store.begin().await?;
    let (center, old) = find(&mut tx, &user, Action::OnCallPlan, id).await?;
    let person = accepted(&mut tx, center, &sent, Some(id)).await?;
    let NewShift { staff_id, from, to, step } = sent;
    let new = Shift { id, staff_id, from, to, step };
    let fields = [
        ("staff", old.staff_id != staff_id),
        ("from", old.from != from),
        ("to", old.to != to),
        ("step", old.step != step),
    ];
    let fields: Vec<&str> = fields.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect();
    tx.change_shift(user.actor(), &new, &fields).await?;
    tx.commit().await?;
    Ok(Json(shift_view(new, &person)))
}

/// `POST /on-call/{id}/remove`
pub async fn remove(State(app): State<App>, user: StaffUser, Path(id): Path<ShiftId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    find(&mut tx, &user, Action::OnCallPlan, id).await?;
    tx.remove_shift(user.actor(), id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /on-call/{id}/take`
pub async fn take(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<ShiftId>,
) -> Answer<Json<ShiftView>> {
    let mut tx = app.store.begin().await?;
    let (center, shift) = find(&mut tx, &user, Action::OnCallView, id).await?;
    let wanted = NewShift { staff_id: user.id, from: shift.from, to: shift.to, step: shift.step };
    let me = accepted(&mut tx, center, &wanted, Some(id)).await?;
    tx.take_shift(user.id, &shift).await?;
    tx.commit().await?;
    Ok(Json(shift_view(Shift { staff_id: user.id, ..shift }, &me)))
}

/// `PUT /on-call/phone`
pub async fn phone(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<StaffPhone>,
) -> Answer<Json<OnCallPerson>> {
    let center = center(&user, Action::OnCallView)?;
    if sent.staff_id != user.id {
        user.may_somewhere(Action::OnCallPlan)?;
    }
    let mut tx = app.store.begin().await?;
    let mut person = tx.on_call_person(center, sent.staff_id).await?.ok_or_else(Problem::not_found)?;
    person.phone = match sent.phone.trim() {
        "" => None,
        typed => Some(JpPhone::parse(typed).map_err(|code| Problem::field("phone", code))?),
    };
    tx.set_staff_phone(user.actor(), person.id, person.phone.as_ref()).await?;
    tx.commit().await?;
    Ok(Json(person_view(person)))
}

/// The asker's centre, if their role has the action.
fn center(user: &StaffUser, action: Action) -> Answer<HealthCenterId> {
    user.may_somewhere(action)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// A shift of the asker's centre with that centre; that of another is out of sight.
async fn find(tx: &mut Tx, user: &StaffUser, action: Action, id: ShiftId) -> Answer<(HealthCenterId, Shift)> {
    let planned = tx.shift(id).await?.filter(|planned| Some(planned.center) == user.asker.center);
    let planned = planned.ok_or_else(Problem::not_found)?;
    user.may_somewhere(action)?;
    Ok((planned.center, planned.shift))
}

/// Who the shift is for, when nothing is wrong with it.
async fn accepted(
    tx: &mut Tx,
    center: HealthCenterId,
    sent: &NewShift,
    except: Option<ShiftId>,
) -> Answer<Person> {
    let mut errors = check(sent.from, sent.to, sent.step, tx.now);
    let person = tx.on_call_person(center, sent.staff_id).await?;
    let code = match &person {
        None => Some("shift-nobody"),
        Some(person) if person.phone.is_none() => Some("shift-no-phone"),
        Some(person) => {
            let twice = tx.is_on_call_twice(center, person.id, (sent.from, sent.to), except).await?;
            twice.then_some("shift-twice")
        }
    };
    errors.extend(code.map(|code| FieldError::new("staff_id", code)));
    person.filter(|_| errors.is_empty()).ok_or_else(|| Problem::invalid(errors))
}

async fn calendar(tx: &mut Tx, center: HealthCenterId) -> Answer<OnCall> {
    let (now, until) = (tx.now, tx.now.date().plus_days(SHOWN_DAYS).at(0, 0));
    let people = tx.on_call_people(center).await?;
    let known: BTreeMap<StaffId, &Person> = people.iter().map(|person| (person.id, person)).collect();
    let shifts = tx.shifts(center, now, until).await?;
    let reached = |shift: &&Shift| known.get(&shift.staff_id).is_some_and(|person| person.phone.is_some());
    let covered: Vec<Shift> = shifts.iter().filter(reached).copied().collect();
    let mut views = vec![];
    for shift in shifts {
        views.push(match known.get(&shift.staff_id) {
            Some(person) => shift_view(shift, person),
            // The account was closed or belongs to another centre now.
            None => ShiftView {
                id: shift.id,
                staff: StaffName { id: shift.staff_id, name: tx.staff_name(shift.staff_id).await? },
                from: shift.from,
                to: shift.to,
                step: shift.step,
                reachable: false,
            },
        });
    }
    let on_duty = tx.on_duty(center).await?;
    Ok(OnCall {
        now,
        until,
        on_duty: on_duty.into_iter().map(|person| StaffName { id: person.id, name: person.name }).collect(),
        shifts: views,
        gaps: gaps(&covered, now, until).into_iter().map(|(from, to)| OnCallGap { from, to }).collect(),
        people: people.into_iter().map(person_view).collect(),
        step_minutes: tx.policy_of(center).on_call_step_minutes,
    })
}

fn shift_view(shift: Shift, person: &Person) -> ShiftView {
    let Shift { id, from, to, step, .. } = shift;
    let staff = StaffName { id: person.id, name: person.name.clone() };
    ShiftView { id, staff, from, to, step, reachable: person.phone.is_some() }
}

fn person_view(person: Person) -> OnCallPerson {
    let Person { id, role, name, phone } = person;
    OnCallPerson { id, role, name, phone: phone.map(|phone| phone.masked()) }
}
