//! A line that does not wait for ever: for the head of a request, for the next request, for an answer to be taken.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};

use super::Limits;

const HEAD: u32 = 0;
const BUSY: u32 = 1;
const SENDING: u32 = 2;
const IDLE: u32 = 3;
/// A turn of the phases; the turns are counted, so that a wait is not mistaken for an earlier one.
const TURN: u32 = 4;

/// What the line is at: a head is read (also the first, before its first byte), a request is worked on, the last of the
/// answer is on its way, or nothing.
#[derive(Debug, Default)]
pub(super) struct Phase(AtomicU32);

impl Phase {
    fn now(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    fn becomes(&self, phase: u32) {
        let next = (self.now() / TURN).wrapping_add(1).wrapping_mul(TURN) + phase;
        self.0.store(next, Ordering::Relaxed);
    }

    pub(super) fn is_busy(&self) -> bool {
        matches!(self.now() % TURN, BUSY | SENDING)
    }

    pub(super) fn work_begins(&self) {
        self.becomes(BUSY);
    }

    pub(super) fn work_ends(&self) {
        self.becomes(SENDING);
    }
}

/// The stream with its clocks.
pub(super) struct Line {
    stream: TcpStream,
    phase: Arc<Phase>,
    limits: Limits,
    reading: Pin<Box<Sleep>>,
    /// The turn for which `reading` runs.
    awaited: Option<u32>,
    writing: Option<Pin<Box<Sleep>>>,
}

impl Line {
    pub(super) fn new(stream: TcpStream, phase: Arc<Phase>, limits: Limits) -> Line {
        let reading = Box::pin(tokio::time::sleep(limits.head));
        let awaited = Some(phase.now());
        Line { stream, phase, limits, reading, awaited, writing: None }
    }

    /// The clock of the present wait, set when the wait is a new one.
    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let turn = self.phase.now();
        let limit = match turn % TURN {
            HEAD => self.limits.head,
            IDLE => self.limits.idle,
            // bodies have clocks of their own
            _ => return Poll::Pending,
        };
        if self.awaited.replace(turn) != Some(turn) {
            self.reading.as_mut().reset(Instant::now() + limit);
        }
        self.reading.as_mut().poll(cx).map(|()| io::ErrorKind::TimedOut.into())
    }

    /// Lets a write wait only so long as some of it is taken.
    fn watched<T>(
        &mut self,
        cx: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Poll::Ready(written) = write(Pin::new(&mut self.stream), cx) {
            self.writing = None;
            return Poll::Ready(written);
        }
        let limit: Duration = self.limits.stall;
        let clock = self.writing.get_or_insert_with(|| Box::pin(tokio::time::sleep(limit)));
        clock.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let line = &mut *self;
        let before = buffer.filled().len();
        let Poll::Ready(read) = Pin::new(&mut line.stream).poll_read(cx, buffer) else {
            return Poll::Ready(Err(ready!(line.poll_patience(cx))));
        };
        if line.phase.now() % TURN == IDLE && buffer.filled().len() > before {
            line.phase.becomes(HEAD);
        }
        // A head that always has one more byte is cut off too.
        if line.phase.now() % TURN == HEAD
            && let Poll::Ready(late) = line.poll_patience(cx)
        {
            return Poll::Ready(Err(late));
        }
        Poll::Ready(read)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.watched(cx, |stream, cx| stream.poll_write(cx, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.watched(cx, |stream, cx| stream.poll_write_vectored(cx, parts))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        // hyper flushes when it holds nothing more to write
        if flushed.is_ready() && self.phase.now() % TURN == SENDING {
            self.phase.becomes(IDLE);
            // the line is read again, which sets the clock
            cx.waker().wake_by_ref();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
