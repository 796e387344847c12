//! Brotli and gzip copies beside each file that gains by it. It never compresses what is compressed already.

use std::io::Write as _;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Files;

const COMPRESSIBLE: [&str; 9] =
    [".html", ".js", ".css", ".wasm", ".ftl", ".svg", ".json", ".webmanifest", ".txt"];

/// Adds `.br` and `.gz` where they are smaller than the file itself.
pub fn add(files: &mut Files) -> Result<()> {
    let todo: Vec<(String, Vec<u8>)> = files
        .iter()
        .filter(|(path, _)| COMPRESSIBLE.iter().any(|ending| path.ends_with(ending)))
        .map(|(path, content)| (path.clone(), content.clone()))
        .collect();
    let queue = Mutex::new(todo);
    let done = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| -> Result<()> {
        let mut handles = Vec::new();
        for _ in 0..workers {
            handles.push(scope.spawn(|| -> Result<()> {
                while let Some((path, content)) = take(&queue)? {
                    let made =
                        [(format!("{path}.br"), brotli(&content)?), (format!("{path}.gz"), gzip(&content)?)];
                    let mut done = done.lock().map_err(|_| anyhow!("a compressing thread died"))?;
                    done.extend(made.into_iter().filter(|(_, small)| small.len() < content.len()));
                }
                Ok(())
            }));
        }
        for handle in handles {
            handle.join().map_err(|_| anyhow!("a compressing thread died"))??;
        }
        Ok(())
    })?;
    files.extend(done.into_inner().map_err(|_| anyhow!("a compressing thread died"))?);
    Ok(())
}

fn take(queue: &Mutex<Vec<(String, Vec<u8>)>>) -> Result<Option<(String, Vec<u8>)>> {
    Ok(queue.lock().map_err(|_| anyhow!("a compressing thread died"))?.pop())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut out, &params).context("brotli")?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish().context("gzip")
}
