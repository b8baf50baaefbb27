//! Bodies: what is sent has to keep coming, and while an answer is on its way the line is at work.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http::Response;
use hyper::body::{Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep};

use super::line::Phase;

/// How fast the body of a request has to come.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The longest pause, and what is granted before the average counts.
    pub pause: Duration,
    /// The least average.
    pub bytes_per_second: u32,
    /// The longest that it may take in all.
    pub whole: Duration,
}

/// The body of a request, read at a pace.
pub(super) struct Steady {
    body: Incoming,
    pace: Pace,
    began: Instant,
    received: u64,
    clock: Pin<Box<Sleep>>,
}

impl Steady {
    pub(super) fn new(body: Incoming, pace: Pace) -> Steady {
        let began = Instant::now();
        let clock = Box::pin(tokio::time::sleep_until(began + pace.pause.min(pace.whole)));
        Steady { body, pace, began, received: 0, clock }
    }

    /// When patience ends, if nothing more comes after this moment.
    fn end(&self, now: Instant) -> Instant {
        let earned = Duration::from_secs(self.received / u64::from(self.pace.bytes_per_second.max(1)));
        let by_average = self.began + self.pace.pause + earned;
        by_average.min(now + self.pace.pause).min(self.began + self.pace.whole)
    }
}

impl hyper::body::Body for Steady {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let steady = &mut *self;
        if let Poll::Ready(frame) = Pin::new(&mut steady.body).poll_frame(cx) {
            if let Some(Ok(data)) = frame.as_ref().map(|f| f.as_ref().map(|f| f.data_ref().map_or(0, Bytes::len))) {
                steady.received += u64::try_from(data).unwrap_or(u64::MAX);
                let end = steady.end(Instant::now());
                steady.clock.as_mut().reset(end);
            }
            return Poll::Ready(frame.map(|f| f.map_err(Into::into)));
        }
        ready!(steady.clock.as_mut().poll(cx));
        Poll::Ready(Some(Err("the body comes too slowly".into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Held from a request's head to the last byte of its answer.
pub(super) struct AtWork(Arc<Phase>);

impl AtWork {
    pub(super) fn begin(phase: Arc<Phase>) -> AtWork {
        phase.work_begins();
        AtWork(phase)
    }

    /// The answer, which ends the work when it is sent or dropped.
    pub(super) fn until_sent(self, answer: Response<Body>) -> Response<Sending> {
        answer.map(|body| Sending { body, _at_work: self })
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.work_ends();
    }
}

/// The body of an answer on its way.
pub(super) struct Sending {
    body: Body,
    _at_work: AtWork,
}

impl hyper::body::Body for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
