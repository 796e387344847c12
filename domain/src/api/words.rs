//! The fixed words of the API: kinds and states.

use crate::text_enum;

text_enum!(
    /// Can an invitation be used?
    InvitationState {
        /// Nobody opened it yet.
        Open = "open",
        /// Opened before; another device may still open it with the birth date while it lasts.
        Opened = "opened",
        /// Past its end.
        Expired = "expired",
        /// Revoked, or "this isn't me" was said.
        Revoked = "revoked",
        /// None was sent.
        None = "none",
    }
);
text_enum!(
    /// What somebody wishes of their reminders.
    ReminderWish {
        /// As usual.
        Start = "start",
        /// None for three days.
        Pause = "pause",
        /// None.
        Stop = "stop",
    }
);
text_enum!(
    /// By which way somebody wishes their reminders to come. What does not arrive there goes the other ways.
    #[derive(Default)]
    ReminderBy {
        /// A notification, then SMS, then e-mail.
        #[default]
        Any = "any",
        /// SMS first.
        Sms = "sms",
        /// E-mail first.
        Email = "email",
    }
);
text_enum!(
    /// Where an account of staff stands. Its Fluent name is `staff-account-<word>`.
    AccountState {
        /// Invited, or the password was reset: no password yet.
        Invited = "invited",
        /// Has a password; the next login registers an authenticator.
        Enrolling = "enrolling",
        /// Can work.
        Active = "active",
        /// Closed.
        Disabled = "disabled",
    }
);
text_enum!(
    /// Where a contract stands today. Its Fluent name is `staff-contract-<word>`.
    ContractState {
        /// Not begun yet.
        Coming = "coming",
        /// In force.
        InForce = "in-force",
        /// Ended.
        Over = "over",
    }
);
text_enum!(
    /// Where the report of a day's follow-up stands. Its Fluent name is `staff-follow-up-<word>-state`.
    FollowUpState {
        /// The day isn't over yet.
        Open = "open",
        /// The day is over, and there is none.
        Missing = "missing",
        /// The association has signed it; it can still correct it.
        Signed = "signed",
        /// The centre has received it.
        Received = "received",
    }
);
text_enum!(
    /// Why somebody was not followed up on a day. Its Fluent name is `staff-missed-<word>`.
    MissedReason {
        /// Nobody answered.
        NotReached = "not-reached",
        /// In hospital or with a doctor.
        Hospital = "hospital",
        /// They did not wish it.
        Refused = "refused",
        /// It was not needed on that day.
        NotNeeded = "not-needed",
        /// No time was left: the centre has to look after them.
        NoTime = "no-time",
    }
);
text_enum!(
    /// Second step of a login.
    LoginNext { Code = "code", Enrol = "enrol" }
);
text_enum!(
    /// Where a 処理番号 stands.
    NumberState {
        /// Not wished, or not positive.
        NotWished = "not-wished",
        /// May be asked for.
        Available = "available",
        /// Asked for, not yet minted.
        Queued = "queued",
        /// Minted and valid.
        Live = "live",
        /// Its hour is over.
        Expired = "expired",
        /// It never reached the patient.
        Undelivered = "undelivered",
        /// A newer one replaced it, or it was stopped.
        Ended = "ended",
        /// Used: registered in COCOA.
        Registered = "registered",
        /// "I don't use COCOA".
        Declined = "declined",
    }
);
text_enum!(
    /// Kinds of work in the queue.
    AlertKind {
        /// A report, or several, of one episode.
        Medical = "medical",
        /// No report in the patient's window.
        Silence = "silence",
        /// The invitation was never opened.
        Unopened = "unopened",
        /// Daily call for mode `phone`.
        Call = "call",
        /// "This isn't me" was said, or the number does not exist.
        WrongContact = "wrong-contact",
        /// Three numbers in a row could not be delivered.
        NumberFailed = "number-failed",
        /// A message that matters could not be delivered.
        MessageFailed = "message-failed",
    }
);
text_enum!(
    /// Where an alert stands.
    AlertState { Open = "open", Claimed = "claimed", Closed = "closed" }
);
text_enum!(
    /// What was done (DOMAIN section 4).
    CallOutcome {
        Fine = "fine",
        NoAnswer = "no-answer",
        Advice = "advice",
        Doctor = "doctor",
        Ambulance = "ambulance",
        Hospital = "hospital",
        /// For tasks that are no medical matter.
        Done = "done",
    }
);
text_enum!(
    /// Lines of a history.
    NoteKind {
        Note = "note",
        Call = "call",
        Claim = "claim",
        Release = "release",
        Close = "close",
        Finding = "finding",
        Mode = "mode",
        Status = "status",
        /// Put off until a time.
        Snooze = "snooze",
        /// Handed over to a colleague, who has not taken it yet.
        Offer = "offer",
        /// A closing taken back.
        Reopen = "reopen",
        /// Given up by an association to the centre.
        Escalate = "escalate",
        /// Opened by the prefecture; the words are the reason.
        Look = "look",
        /// Written by staff of the hotel.
        Hotel = "hotel",
        /// Assigned to an association; the words are its name.
        Assign = "assign",
        /// Taken back by the centre, or fallen back to it with the end of the contract; the words are whose it was.
        TakeBack = "take-back",
        /// The first day free of isolation was set by a person, or left to the machine again.
        ReleaseDate = "release-date",
        /// The own oxygen target was set, or taken back.
        Target = "target",
        /// Another centre was asked to take the patient over.
        TransferAsk = "transfer-ask",
        /// It did.
        TransferAccept = "transfer-accept",
        /// It did not.
        TransferRefuse = "transfer-refuse",
        /// The wish was taken back.
        TransferWithdraw = "transfer-withdraw",
        /// Shared with another centre.
        Share = "share",
        /// Not shared with it any more.
        Unshare = "unshare",
        /// In which municipality outside the system something about the patient is filed.
        Outside = "outside",
        /// Looked after with many others: no problem.
        Check = "check",
    }
);
text_enum!(
    /// What happened, on a patient's timeline. The order is that in which things of one instant stand.
    TimelineKind {
        /// A report came.
        Report = "report",
        /// An alert was opened or grew worse.
        Alert = "alert",
        /// Work on an alert: taken, called, put off, handed over, closed.
        Work = "work",
        /// A doctor's finding.
        Finding = "finding",
        /// What was decided: status, reporting mode, association, release date, oxygen target.
        Decision = "decision",
        /// A message to the patient.
        Message = "message",
        /// What staff wrote to the patient.
        Letter = "letter",
        /// A 処理番号.
        Number = "number",
        /// Another centre was asked to take the patient over, or shares them.
        Transfer = "transfer",
        /// The data were changed.
        Edit = "edit",
        /// Somebody of staff looked.
        View = "view",
    }
);

impl TimelineKind {
    /// The kind of a line of the history.
    pub const fn of(note: NoteKind) -> Self {
        match note {
            NoteKind::Finding => Self::Finding,
            NoteKind::Mode
            | NoteKind::Status
            | NoteKind::Assign
            | NoteKind::TakeBack
            | NoteKind::ReleaseDate
            | NoteKind::Target => Self::Decision,
            NoteKind::TransferAsk
            | NoteKind::TransferAccept
            | NoteKind::TransferRefuse
            | NoteKind::TransferWithdraw
            | NoteKind::Share
            | NoteKind::Unshare
            | NoteKind::Outside => Self::Transfer,
            NoteKind::Note
            | NoteKind::Call
            | NoteKind::Claim
            | NoteKind::Release
            | NoteKind::Close
            | NoteKind::Snooze
            | NoteKind::Offer
            | NoteKind::Escalate
            | NoteKind::Reopen
            | NoteKind::Check
            | NoteKind::Look
            | NoteKind::Hotel => Self::Work,
        }
    }
}

text_enum!(
    /// Who told a report that staff entered.
    ToldBy {
        Patient = "patient",
        Family = "family",
        /// Somebody who looks after the patient.
        Caretaker = "caretaker",
        Doctor = "doctor",
        /// Staff of the hotel.
        Hotel = "hotel",
        Other = "other",
    }
);
text_enum!(
    /// What a person decided where else the machine would.
    DecisionKind {
        /// The first day free of isolation.
        ReleaseDate = "release-date",
        /// Own oxygen target, 88–92 % (NEWS2 scale 2).
        OwnTarget = "own-target",
    }
);
text_enum!(
    /// A part of the queue.
    #[derive(Default)]
    QueueView {
        /// Everything open.
        #[default]
        All = "all",
        /// What I have.
        Mine = "mine",
        /// What nobody has.
        Free = "free",
        /// What is past its time.
        Overdue = "overdue",
        /// What colleagues want to hand over to me.
        Offered = "offered",
        /// Reports that need somebody.
        Medical = "medical",
        /// Who has not reported.
        Silence = "silence",
        /// Who never opened the invitation.
        Unopened = "unopened",
        /// Who is asked by telephone, today.
        Call = "call",
    }
);
impl QueueView {
    /// The one kind of work that this part shows, where it is made by kind.
    pub const fn kind(self) -> Option<AlertKind> {
        match self {
            Self::Medical => Some(AlertKind::Medical),
            Self::Silence => Some(AlertKind::Silence),
            Self::Unopened => Some(AlertKind::Unopened),
            Self::Call => Some(AlertKind::Call),
            Self::All | Self::Mine | Self::Free | Self::Overdue | Self::Offered => None,
        }
    }
}
text_enum!(
    /// Where a transfer to another centre stands.
    TransferState {
        /// The other centre has not answered: the responsible one stays responsible.
        Asked = "asked",
        /// The other centre is responsible now.
        Accepted = "accepted",
        /// It stays as it was.
        Refused = "refused",
        /// Taken back before an answer.
        Withdrawn = "withdrawn",
    }
);
text_enum!(
    /// A list of transfers of a centre.
    #[derive(Default)]
    TransferList {
        /// Others ask, and wait for an answer.
        #[default]
        Incoming = "incoming",
        /// Others are asked, and have not answered.
        Outgoing = "outgoing",
        /// Taken over.
        In = "in",
        /// Given to others.
        Out = "out",
        /// Refused or taken back, of either direction.
        Ended = "ended",
    }
);
text_enum!(
    /// What a message is about.
    MessageKind {
        Invitation = "invitation",
        Reminder = "reminder",
        /// The second, gentler one of a day.
        SecondReminder = "second-reminder",
        Number = "number",
        NumberReminder = "number-reminder",
        StaffAlert = "staff-alert",
        OneTimeCode = "one-time-code",
        /// The link by which a member of staff sets a password.
        StaffInvitation = "staff-invitation",
    }
);
text_enum!(
    /// Where a message or an attempt stands; moves forward only (see docs/ARCHITECTURE).
    MessageState {
        Ready = "ready",
        Leased = "leased",
        HandedOver = "handed-over",
        Ambiguous = "ambiguous",
        Delivered = "delivered",
        Undelivered = "undelivered",
        Failed = "failed",
        Expired = "expired",
        Cancelled = "cancelled",
        Dead = "dead",
        /// Handed over, and its end will never be heard: no callback in 72 h, or none for what could not be looked up.
        Unknown = "unknown",
    }
);
text_enum!(
    /// Where a way to reach a person stands, as far as messages have shown. Its Fluent name is
    /// `contact-standing-<word>`.
    ContactStanding {
        /// Nothing has arrived there yet.
        Unverified = "unverified",
        /// The last message arrived.
        Good = "good",
        /// The last messages did not arrive.
        Failing = "failing",
        /// No such number or mailbox.
        Wrong = "wrong",
        /// The receiver told the provider to stop.
        OptedOut = "opted-out",
        /// Takes calls, no SMS.
        Landline = "landline",
    }
);
text_enum!(
    /// What became of a wish to issue a number, patient by patient. Its Fluent name is `staff-issue-<word>`.
    IssueOutcome {
        /// A chain has begun.
        Started = "started",
        /// One runs already: nothing was done.
        Running = "running",
        /// No recorded wish, not positive, or not followed up any more.
        NotEligible = "not-eligible",
        /// "I don't use COCOA".
        Declined = "declined",
        /// Registered already.
        Registered = "registered",
        /// Neither a mobile number nor an e-mail address.
        NoContact = "no-contact",
        /// No such patient, or not for the asker.
        NotFound = "not-found",
    }
);
text_enum!(
    /// Ways to reach a person.
    Channel { Sms = "sms", Email = "email", Push = "push", Voice = "voice" }
);
text_enum!(
    /// What the live feed tells.
    ChangeKind {
        /// An alert was opened or grew worse.
        AlertRaised = "alert-raised",
        /// An alert was claimed, released, noted or closed.
        AlertChanged = "alert-changed",
        /// A report arrived.
        Report = "report",
        /// A patient's data changed.
        Patient = "patient",
        /// A message moved.
        Message = "message",
        /// A number moved.
        Number = "number",
        /// More happened than the feed tells anew: everything shown is to be asked for again.
        Reload = "reload",
        /// Somebody came to a patient's page, began to edit it, or left it.
        Presence = "presence",
        /// A transfer was asked for, answered or taken back.
        Transfer = "transfer",
        /// The sessions of the reader have ended: the feed ends after it.
        SignedOut = "signed-out",
    }
);
