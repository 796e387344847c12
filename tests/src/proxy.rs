//! A forwarder before one server or several. It can be cut, as a network is: open connections die, new ones are refused.

use std::sync::Arc;

use anyhow::Result;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The forwarder.
pub struct Proxy {
    port: u16,
    open: Arc<watch::Sender<bool>>,
}

impl Proxy {
    /// Forwards a port of its own to `target` on loopback.
    pub async fn start(target: u16) -> Result<Self> {
        Self::before(vec![target]).await
    }

    /// Forwards a port of its own to these on loopback in turn, leaving out those where nobody listens.
    pub async fn before(mut targets: Vec<u16>) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let open = Arc::new(watch::Sender::new(true));
        let gate = Arc::clone(&open);
        tokio::spawn(async move {
            while let Ok((inbound, _)) = listener.accept().await {
                targets.rotate_left(1);
                let (mut gate, targets) = (gate.subscribe(), targets.clone());
                if !*gate.borrow() {
                    continue;
                }
                tokio::spawn(async move {
                    tokio::select! {
                        _ = forward(inbound, &targets) => {}
                        _ = gate.wait_for(|open| !open) => {}
                    }
                });
            }
        });
        Ok(Self { port, open })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// No network.
    pub fn cut(&self) {
        self.open.send_replace(false);
    }

    /// The network is back.
    pub fn mend(&self) {
        self.open.send_replace(true);
    }
}

async fn forward(mut inbound: TcpStream, targets: &[u16]) -> std::io::Result<()> {
    let mut outbound = connect(targets).await?;
    inbound.set_nodelay(true)?;
    outbound.set_nodelay(true)?;
    copy_bidirectional(&mut inbound, &mut outbound).await.map(|_| ())
}

async fn connect(targets: &[u16]) -> std::io::Result<TcpStream> {
    let mut refused = std::io::ErrorKind::ConnectionRefused.into();
    for target in targets {
        match TcpStream::connect(("127.0.0.1", *target)).await {
            Ok(stream) => return Ok(stream),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
