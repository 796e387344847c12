//! What waits for the network.
