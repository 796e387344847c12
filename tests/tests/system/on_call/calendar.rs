//! The on-call calendar: who sees it, who plans it, what is refused and why.
