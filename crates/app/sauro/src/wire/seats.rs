//! How many lines may be open, in all and from one address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;

/// What is counted of lines, for whoever watches the server.
#[derive(Debug, Clone, Default)]
pub struct Traffic {
    pub open: Gauge,
    pub refused: Counter,
}

/// The seats of the house.
#[derive(Debug)]
pub struct Seats {
    most: usize,
    most_of_one: usize,
    taken: Mutex<Taken>,
    traffic: Traffic,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// A seat, free again when dropped.
#[derive(Debug)]
pub struct Seat {
    house: Arc<Seats>,
    /// Whose it is; nobody's in particular when the line comes from this machine.
    from: Option<IpAddr>,
}

impl Seats {
    /// So many seats in all, and so many for one address. Lines from this machine are those of the server in front, which
    /// brings everybody: only the number in all bounds them.
    pub fn new(most: usize, most_of_one: usize, traffic: Traffic) -> Arc<Seats> {
        Arc::new(Seats { most, most_of_one, taken: Mutex::default(), traffic })
    }

    /// A seat for a line from this address; `None` when there is none left.
    pub fn take(self: &Arc<Seats>, address: IpAddr) -> Option<Seat> {
        let from = household(address);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_one = from.map_or(0, |from| taken.by_address.get(&from).copied().unwrap_or(0));
        if taken.all >= self.most || of_one >= self.most_of_one {
            self.traffic.refused.inc();
            return None;
        }
        taken.all += 1;
        if let Some(from) = from {
            taken.by_address.insert(from, of_one + 1);
        }
        self.traffic.open.inc();
        Some(Seat { house: self.clone(), from })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.house.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all -= 1;
        if let Some(from) = self.from
            && let Some(count) = taken.by_address.get_mut(&from)
        {
            *count -= 1;
            if *count == 0 {
                taken.by_address.remove(&from);
            }
        }
        self.house.traffic.open.dec();
    }
}

/// Who is counted together: one address of IPv4, one network of 64 bits of IPv6 (what one household is given).
fn household(address: IpAddr) -> Option<IpAddr> {
    match address.to_canonical() {
        canonical if canonical.is_loopback() => None,
        IpAddr::V6(six) => Some(IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() >> 64 << 64))),
        four => Some(four),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    #[test]
    fn seats_are_bounded_and_given_back() {
        let traffic = Traffic::default();
        let house = Seats::new(4, 2, traffic.clone());
        let one = house.take(address("203.0.113.7"));
        let two = house.take(address("::ffff:203.0.113.7"));
        assert!(one.is_some() && two.is_some() && house.take(address("203.0.113.7")).is_none());
        let other = house.take(address("203.0.113.8"));
        assert!(other.is_some());
        drop(one);
        let again = house.take(address("203.0.113.7"));
        let here: Vec<_> = (0..3).map(|_| house.take(address("127.0.0.1"))).collect();
        assert_eq!(here.iter().flatten().count(), 1, "all seats are taken");
        assert_eq!((traffic.open.get(), traffic.refused.get()), (4, 3));
        drop((two, other, again, here));
        assert_eq!(traffic.open.get(), 0);
        assert!(house.taken.lock().is_ok_and(|taken| taken.by_address.is_empty()));
    }

    #[test]
    fn a_household_is_one() {
        for (one, other, same) in [
            ("2001:db8::1", "2001:db8::ffff:0:0:2", true),
            ("2001:db8::1", "2001:db8:0:1::1", false),
            ("203.0.113.7", "203.0.113.8", false),
        ] {
            assert_eq!(household(address(one)) == household(address(other)), same, "{one} {other}");
        }
        assert_eq!((household(address("::1")), household(address("127.9.9.9"))), (None, None));
    }
}
