//! What the lines of the audit trail are about, so that an auditor can ask for one sort alone.

use crate::text_enum;

text_enum!(
    /// A sort of action. Its Fluent name is `staff-audit-kind-<word>`.
    AuditKind {
        /// Somebody or something was looked at or looked for.
        Looked = "looked",
        /// Something was changed, sent or decided.
        Changed = "changed",
        /// Data left as a file.
        TakenOut = "taken-out",
        /// Accounts, logins and their codes.
        Accounts = "accounts",
        /// Somebody tried what they may not.
        Refused = "refused",
    }
);

impl AuditKind {
    /// The sort of an action such as `patient.view`.
    pub fn of(action: &str) -> Self {
        let (about, deed) = action.split_once('.').unwrap_or((action, ""));
        match (about, deed) {
            (_, "refused") => Self::Refused,
            ("export", "ask" | "done" | "broken") | ("patient", "export") | ("figures", "file") => {
                Self::TakenOut
            }
            (
                _,
                "view" | "list" | "match" | "search" | "read" | "reports" | "timeline" | "changes" | "access",
            )
            | ("patient", "history" | "home")
            | ("person", "open") => Self::Looked,
            ("staff", _) => Self::Accounts,
            _ => Self::Changed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_have_their_sort() {
        for (action, kind) in [
            ("patient.view", AuditKind::Looked),
            ("queue.view", AuditKind::Looked),
            ("messages.list", AuditKind::Looked),
            ("person.search", AuditKind::Looked),
            ("person.open", AuditKind::Looked),
            ("figures.view", AuditKind::Looked),
            ("staff.list", AuditKind::Looked),
            ("patient.update", AuditKind::Changed),
            ("alert.close", AuditKind::Changed),
            ("report.submit", AuditKind::Changed),
            ("patient.export", AuditKind::TakenOut),
            ("export.ask", AuditKind::TakenOut),
            ("figures.file", AuditKind::TakenOut),
            ("export.refused", AuditKind::Refused),
            ("staff.login", AuditKind::Accounts),
            ("staff.totp-reset", AuditKind::Accounts),
            ("unheard-of", AuditKind::Changed),
        ] {
            assert_eq!(AuditKind::of(action), kind, "{action}");
        }
    }
}
