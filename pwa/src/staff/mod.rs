//! The staff app: a live queue of people to call.
