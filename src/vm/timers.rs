//! What time.Timer, Ticker and AfterFunc stand on.
//!
//! A timer is a heap object of a kind of its own, which the library's value leads to. One for a function is armed from
//! start to stop. One for a channel is armed only while somebody waits at the channel; else it is looked at when
//! somebody receives: a timer that nobody waits for wakes nothing, keeps no program from being deadlocked and dies
//! with its channel. The channel has a buffer of one value, which the program does not see: its length and capacity
//! read as 0, and stopping the timer takes an unread value out.
//!
//! Invariants.
//!  1. A timer's state is protected by the lock of [`Clock`]. No channel's lock is held when that is taken; channels'
//!     and the scheduler's locks may be taken under it.
//!  2. `seq` changes with every start and stop, so that a firing that comes late is told from a new one.
//!  3. `n_waiting` goroutines are about to wait at the channel, or do; the timer is armed if it is active and
//!     `n_waiting` is not 0.
#![allow(unsafe_code, unsafe_op_in_unsafe_fn, reason = "timers are raw objects: see the invariants")]

use std::cell::UnsafeCell;
use std::ptr::NonNull;

use crate::chan::select::{self, Case, Dir, Otherwise, SelectStep};
use crate::chan::waitq::NOWHERE;
use crate::heap::Scan;
use crate::heap::access;
use crate::heap::error::HeapError;
use crate::heap::gc::Marker;
use crate::heap::shape::CustomKind;
use crate::sched::task::TaskPtr;
use crate::sched::timer::{Alarm, Firing, Timer};
use crate::vm::chans::Chan;
use crate::vm::goroutine::{self, Goroutine};
use crate::vm::machine::M;
use crate::vm::stack::StackPool;
use crate::vm::world::{Vm, Worker};

/// A timer.
#[repr(C)]
struct Object {
    timer: Timer<Goroutine>,
    state: UnsafeCell<State>,
}

struct State {
    /// When it is due.
    when: i64,
    /// Every how many nanoseconds after that; 0 for once.
    period: i64,
    seq: u64,
    /// It was started and has neither fired for good nor been stopped.
    active: bool,
    n_waiting: u32,
    target: Target,
}

/// What a timer does.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// Sends the time, in a location, to a channel of capacity 1.
    Chan { chan: u64, local: u64 },
    /// Starts a goroutine that calls a func value.
    Func(u64),
}

/// When and what.
#[derive(Clone, Copy)]
pub(crate) struct Spec {
    /// On the scheduler's clock.
    pub(crate) when: i64,
    /// 0 for once.
    pub(crate) period: i64,
    /// What to do.
    pub(crate) target: Target,
}

/// What the timers of an engine have in common, under one lock.
pub(crate) struct Clock {
    /// Not a goroutine: its slots hold the value that is sent.
    sender: NonNull<Goroutine>,
}

// SAFETY: the record is used under the lock.
unsafe impl Send for Clock {}

/// Slots of a time.Time: wall, ext, loc.
const TIME_SLOTS: u32 = 3;

impl Clock {
    /// For an engine, whose records outlive it.
    pub(crate) unsafe fn new(sender: NonNull<Goroutine>) -> Clock {
        (*sender.as_ptr()).stack = StackPool::default().take(2 * TIME_SLOTS);
        Clock { sender }
    }

    fn task(&self) -> TaskPtr<Goroutine> {
        TaskPtr::new(self.sender)
    }
}

/// How the collector treats timers.
pub(crate) const KIND: CustomKind = CustomKind { name: "timer", trace, pieces: None, release: None };

unsafe fn trace(marker: &mut Marker<'_>, object: NonNull<u8>, _: u32) {
    let state = object.cast::<Object>().as_ref().state.get();
    match (*state).target {
        Target::Chan { chan, local } => {
            marker.mark(chan);
            marker.mark(local);
        }
        Target::Func(f) => marker.mark(f),
    }
}

/// Starts the timer that `key` leads to; makes it if there is none. False: it was not armed before.
pub(crate) unsafe fn start(m: M, key: *mut u8, spec: Spec) -> Result<bool, HeapError> {
    let vm = &*(*m).vm;
    let object = match access::load_64(key) {
        0 => new(m, key, spec)?,
        known => known as *mut Object,
    };
    let mut clock = vm.clock().lock();
    let worker = &mut *(*m).worker;
    let was_active = end(&mut clock, worker, object);
    let state = (*object).state.get();
    (*state).when = spec.when;
    (*state).period = spec.period;
    (*state).active = true;
    arm_if_wanted(worker, object);
    Ok(was_active)
}

/// Stops the timer that `key` leads to; whether it was active, or had a value that nobody has taken.
pub(crate) unsafe fn stop(m: M, key: *mut u8) -> bool {
    let object = access::load_64(key) as *mut Object;
    if object.is_null() {
        return false;
    }
    let mut clock = (*(*m).vm).clock().lock();
    end(&mut clock, &mut *(*m).worker, object)
}

unsafe fn new(m: M, key: *mut u8, spec: Spec) -> Result<*mut Object, HeapError> {
    let cache = &*(*m).alloc;
    let object = cache.alloc_kind((*(*m).vm).timer_kind(), size_of::<Object>(), Scan::Yes)?.cast::<Object>();
    let state = State { when: 0, period: 0, seq: 0, active: false, n_waiting: 0, target: spec.target };
    object.write(Object { timer: (*(*m).worker).new_timer(), state: UnsafeCell::new(state) });
    crate::heap::alloc::publish();
    if let Target::Chan { chan, .. } = spec.target {
        (*(chan as *mut Chan)).set_companion(object.as_ptr().cast());
    }
    access::store_ptr(key, object.as_ptr() as u64);
    Ok(object.as_ptr())
}

/// Makes a timer inactive and takes back what it has sent; whether there was something to undo.
unsafe fn end(clock: &mut Clock, worker: &mut Worker<'_>, object: *mut Object) -> bool {
    worker.disarm(NonNull::from(&(*object).timer));
    let state = (*object).state.get();
    (*state).seq += 1;
    let was_active = std::mem::replace(&mut (*state).active, false);
    let Target::Chan { chan, .. } = (*state).target else { return was_active };
    let unread = Case { chan: chan as *mut Chan, dir: Dir::Receive, slot: NOWHERE };
    let taken = select::select(clock.task(), &[unread], Otherwise::Default, 0, worker);
    was_active | matches!(taken, SelectStep::Chosen(_))
}

unsafe fn arm_if_wanted(worker: &mut Worker<'_>, object: *mut Object) {
    let state = (*object).state.get();
    let wanted = matches!((*state).target, Target::Func(_)) || (*state).n_waiting > 0;
    if (*state).active && wanted {
        let alarm = Alarm { when: (*state).when, period: 0, fire, arg: object.cast(), seq: (*state).seq };
        worker.arm(NonNull::from(&(*object).timer), alarm);
    }
}

/// A goroutine is about to receive from a channel with a timer: what is due happens first, and the timer is armed.
pub(crate) unsafe fn before_receive(m: M, companion: *mut u8) {
    let object = companion.cast::<Object>();
    let mut clock = (*(*m).vm).clock().lock();
    let worker = &mut *(*m).worker;
    let now = worker.now();
    if (*(*object).state.get()).active && (*(*object).state.get()).when <= now {
        happen(&mut clock, worker, object, now);
    }
    (*(*object).state.get()).n_waiting += 1;
    arm_if_wanted(worker, object);
}

/// It has received, or given up.
pub(crate) unsafe fn after_receive(m: M, companion: *mut u8) {
    let object = companion.cast::<Object>();
    let _clock = (*(*m).vm).clock().lock();
    let state = (*object).state.get();
    (*state).n_waiting -= 1;
    if (*state).n_waiting == 0 {
        (*(*m).worker).disarm(NonNull::from(&(*object).timer));
    }
}

/// The timer is due, on a worker.
unsafe fn fire(worker: &mut Worker<'_>, firing: Firing) {
    let object = firing.arg.cast::<Object>();
    let vm: *const Vm = worker.world();
    let mut clock = (*vm).clock().lock();
    let state = (*object).state.get();
    if (*state).active && (*state).seq == firing.seq {
        happen(&mut clock, worker, object, firing.now);
        arm_if_wanted(worker, object);
    }
}

/// Does what the timer is for, and works out when it is due again.
unsafe fn happen(clock: &mut Clock, worker: &mut Worker<'_>, object: *mut Object, now: i64) {
    let state = (*object).state.get();
    let when = (*state).when;
    if (*state).period > 0 {
        let periods = (now - when) / (*state).period + 1;
        (*state).when = when.saturating_add(periods.saturating_mul((*state).period));
    } else {
        (*state).active = false;
    }
    match (*state).target {
        Target::Chan { chan, local } => send(clock, worker, chan as *mut Chan, local, (when, now)),
        Target::Func(f) => goroutine::spawn_closure(worker, f, false),
    }
}

/// Sends the time that was due, unless a value is there.
unsafe fn send(clock: &mut Clock, worker: &mut Worker<'_>, chan: *mut Chan, local: u64, (when, now): (i64, i64)) {
    let (seconds, nanos) = crate::sched::timer::clock::Clock::wall();
    let wall = i128::from(seconds) * 1_000_000_000 + i128::from(nanos) - i128::from(now - when);
    let slots = (*clock.sender.as_ptr()).stack.base();
    *slots = time_word(wall);
    // The library's monotonic clock is never 0.
    *slots.add(1) = (when + 1) as u64;
    *slots.add(2) = local;
    let case = Case { chan, dir: Dir::Send, slot: 0 };
    select::select(clock.task(), &[case], Otherwise::Default, 0, worker);
    // Nothing is kept alive from here.
    *slots.add(2) = 0;
}

/// The word `wall` of a time.Time with a monotonic reading: a flag, 33 bits of seconds since 1885, nanoseconds.
fn time_word(wall: i128) -> u64 {
    /// Seconds from 1885 to 1970.
    const EPOCH: i128 = 2_682_288_000;
    let seconds = (wall.div_euclid(1_000_000_000) + EPOCH) as u64;
    1 << 63 | seconds << 30 | wall.rem_euclid(1_000_000_000) as u64
}

/// The object that an armed timer of the scheduler belongs to: a root.
pub(crate) fn object_of(timer: NonNull<Timer<Goroutine>>) -> u64 {
    timer.as_ptr() as u64
}
