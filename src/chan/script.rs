//! Toy goroutines written as `async` blocks, for tests and models of channels.
//!
//! Rust's futures serve only to keep a goroutine's place between two yields; who runs when is the scheduler's business.

use super::channel::{self, Channel, Element, RecvStep, SendStep, close};
use super::select::{Case, Dir, Otherwise, SelectStep, finish, select};
use super::sema::{Line, NotifyList, SemaStep, SemaTable};
use super::waitq::{NOWHERE, Place, Wakeup};
use crate::sched::task::{Budget, Ending, TaskPtr, Yield};
use crate::sched::toy::{Step, Toy, Turn};
use crate::sched::wait::WaitReason;
use crate::sync::Arc;
use crate::sync::atomic::AtomicU32;
use crate::sync::cell::UnsafeCell;
use std::cell::Cell;
use std::pin::Pin;
use std::ptr::null_mut;
use std::task::{Context, Poll, Waker};

/// Values are words; places in the ring are cells that a model checker watches.
#[derive(Clone, Copy)]
pub(crate) struct Word;

type WordCell = UnsafeCell<u64>;

fn slot(place: Place<Toy>) -> *const WordCell {
    // SAFETY: records are valid while the test runs.
    unsafe { &raw const (*place.task.as_ptr()).slots[place.slot as usize] }
}

fn copy(to: *const WordCell, from: *const WordCell) {
    // SAFETY: both are cells of live records or rings, and the caller has them to itself.
    unsafe {
        let value = (*from).with(|p| *p);
        (*to).with_mut(|p| *p = value);
    }
}

// SAFETY: a value is one cell, wherever it is.
unsafe impl Element for Word {
    type Task = Toy;

    fn size(self) -> usize {
        size_of::<WordCell>()
    }

    unsafe fn store(self, ring: *mut u8, from: Place<Toy>) {
        copy(ring.cast(), slot(from));
    }

    unsafe fn load(self, to: Place<Toy>, ring: *const u8) {
        copy(slot(to), ring.cast());
    }

    unsafe fn clear(self, ring: *mut u8) {
        // SAFETY: a cell of the ring.
        unsafe { (*ring.cast::<WordCell>()).with_mut(|p| *p = 0) };
    }

    unsafe fn pass(self, to: Place<Toy>, from: Place<Toy>) {
        copy(slot(to), slot(from));
    }

    unsafe fn zero(self, to: Place<Toy>) {
        // SAFETY: a cell of a live record.
        unsafe { (*slot(to)).with_mut(|p| *p = 0) };
    }
}

/// A channel and its ring.
pub(crate) struct Chan {
    /// Channels that were made together, in one piece: which of two has the lower address is the same in every run.
    family: Arc<[Channel<Word>]>,
    at: usize,
}

// SAFETY: the channel's lock protects the ring.
unsafe impl Send for Chan {}
// SAFETY: as above.
unsafe impl Sync for Chan {}

impl Chan {
    pub(crate) fn new(cap: usize) -> Arc<Chan> {
        let [chan] = Self::family([cap]);
        chan
    }

    /// Channels with these capacities, in the order of their addresses.
    pub(crate) fn family<const N: usize>(caps: [usize; N]) -> [Arc<Chan>; N] {
        let channel = |cap: usize| {
            let ring: Vec<WordCell> = (0..cap).map(|_| WordCell::new(0)).collect();
            // SAFETY: the ring has `cap` places, and lives until the `Chan` is dropped.
            unsafe { Channel::new(Word, cap, Vec::leak(ring).as_mut_ptr().cast()) }
        };
        let family: Arc<[Channel<Word>]> = caps.into_iter().map(channel).collect();
        std::array::from_fn(|at| Arc::new(Chan { family: family.clone(), at }))
    }

    fn channel(&self) -> &Channel<Word> {
        &self.family[self.at]
    }

    pub(crate) fn ptr(&self) -> *mut Channel<Word> {
        std::ptr::from_ref(self.channel()).cast_mut()
    }

    pub(crate) fn len(&self) -> usize {
        self.channel().len()
    }
}

impl Drop for Chan {
    fn drop(&mut self) {
        let channel = self.channel();
        // SAFETY: leaked in `family`; each channel has one `Chan`, and nobody uses a channel after that.
        drop(unsafe { Vec::from_raw_parts(channel.ring().cast::<WordCell>(), channel.cap(), channel.cap()) });
    }
}

/// What a script works with.
#[derive(Clone)]
pub(crate) struct Env(Arc<EnvCells>);

struct EnvCells {
    /// The resumption that is under way.
    turn: Cell<*mut ()>,
    /// What the script yields.
    out: Cell<Option<Yield<Toy>>>,
}

// SAFETY: a script and its cells are used by one worker at a time.
unsafe impl Send for EnvCells {}
// SAFETY: as above.
unsafe impl Sync for EnvCells {}

/// A case of a select.
#[derive(Clone)]
pub(crate) enum On {
    Send(Arc<Chan>, u64),
    Receive(Arc<Chan>),
    /// A receive whose channel is nil.
    Nil,
}

/// A goroutine that runs the future that `f` makes.
pub(crate) fn script<F>(f: impl FnOnce(Env) -> F) -> Step
where
    F: Future<Output = ()> + 'static,
{
    let env = Env(Arc::new(EnvCells { turn: Cell::new(null_mut()), out: Cell::new(None) }));
    let script = Script { future: Box::pin(f(env.clone())), env };
    let mut script = script;
    Box::new(move |turn| script.resume(turn))
}

struct Script {
    future: Pin<Box<dyn Future<Output = ()>>>,
    env: Env,
}

// SAFETY: what scripts hold is `Arc`s and words.
unsafe impl Send for Script {}

impl Script {
    fn resume(&mut self, turn: &mut Turn<'_, '_>) -> Yield<Toy> {
        self.env.0.turn.set(std::ptr::from_mut(turn).cast());
        let done = self.future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready();
        self.env.0.turn.set(null_mut());
        if done {
            return Yield::Done(Ending::Returned);
        }
        self.env.0.out.take().expect("a script that is not done yields something")
    }
}

impl Env {
    /// The resumption that is under way.
    pub(crate) fn with<R>(&self, f: impl FnOnce(&mut Turn<'_, '_>) -> R) -> R {
        let turn = self.0.turn.get().cast::<Turn<'_, '_>>();
        // SAFETY: set by `resume`, for as long as the future is polled, and used by one operation at a time.
        f(unsafe { turn.as_mut() }.expect("a script runs in its turn"))
    }

    pub(crate) fn me(&self) -> TaskPtr<Toy> {
        self.with(|turn| turn.me)
    }

    fn set(&self, n: usize, value: u64) {
        // SAFETY: the toy runs here, so its slots are its own.
        unsafe { (*self.me().as_ptr()).slots[n].with_mut(|p| *p = value) }
    }

    fn get(&self, n: usize) -> u64 {
        // SAFETY: as above.
        unsafe { (*self.me().as_ptr()).slots[n].with(|p| *p) }
    }

    /// Yields once.
    pub(crate) async fn leave(&self, out: Yield<Toy>) {
        self.0.out.set(Some(out));
        let mut left = false;
        std::future::poll_fn(|_| if std::mem::replace(&mut left, true) { Poll::Ready(()) } else { Poll::Pending })
            .await;
    }

    /// Does some work.
    pub(crate) async fn charge(&self, n: u32) {
        if self.with(|turn| turn.charge(n)) {
            self.leave(Yield::Preempted).await;
        }
    }

    pub(crate) fn go(&self, step: Step) {
        self.with(|turn| turn.go(step));
    }

    fn clip(&self) {
        self.with(|turn| turn.budget = turn.cx.clip(Budget(turn.budget)).0);
    }

    pub(crate) async fn send(&self, chan: &Chan, value: u64) -> bool {
        self.charge(1).await;
        self.set(0, value);
        let place = Place { task: self.me(), slot: 0 };
        // SAFETY: the channel is live, and the park is returned next.
        let step = self.with(|turn| unsafe { channel::send(chan.ptr(), place, turn.cx) });
        self.clip();
        match step {
            SendStep::Sent => true,
            SendStep::Closed => false,
            SendStep::Park(park) => {
                self.leave(Yield::Park(park)).await;
                // SAFETY: the task runs here and has parked in `send`.
                unsafe { channel::wakeup(self.me()) }.ok
            }
        }
    }

    pub(crate) async fn receive(&self, chan: &Chan) -> Option<u64> {
        self.charge(1).await;
        let place = Place { task: self.me(), slot: 1 };
        // SAFETY: as in `send`.
        let step = self.with(|turn| unsafe { channel::receive(chan.ptr(), place, turn.cx) });
        self.clip();
        let ok = match step {
            RecvStep::Received(ok) => ok,
            RecvStep::Park(park) => {
                self.leave(Yield::Park(park)).await;
                // SAFETY: as in `send`.
                unsafe { channel::wakeup(self.me()) }.ok
            }
        };
        ok.then(|| self.get(1))
    }

    pub(crate) fn close(&self, chan: &Chan) -> Result<(), channel::CloseError> {
        // SAFETY: the channel is live.
        self.with(|turn| unsafe { close(chan.ptr(), turn.cx) })
    }

    /// The case that proceeded and the value that came with it; `None` for the default clause.
    pub(crate) async fn select(&self, ons: &[On], otherwise: Otherwise) -> Option<(usize, Option<u64>)> {
        self.charge(1).await;
        let cases: Vec<Case<Word>> = ons
            .iter()
            .enumerate()
            .map(|(n, on)| match on {
                On::Send(chan, value) => {
                    self.set(n, *value);
                    Case { chan: chan.ptr(), dir: Dir::Send, slot: n as u32 }
                }
                On::Receive(chan) => Case { chan: chan.ptr(), dir: Dir::Receive, slot: n as u32 },
                On::Nil => Case { chan: null_mut(), dir: Dir::Receive, slot: NOWHERE },
            })
            .collect();
        let me = self.me();
        let step = self.with(|turn| {
            let random = turn.cx.random();
            // SAFETY: the channels are live, and the park is returned next.
            unsafe { select(me, &cases, otherwise, random, turn.cx) }
        });
        self.clip();
        let Wakeup { case, ok } = match step {
            SelectStep::Chosen(wakeup) => wakeup,
            SelectStep::Default => return None,
            SelectStep::Closed => panic!("a script sends on a closed channel"),
            SelectStep::Park(park) => {
                self.leave(Yield::Park(park)).await;
                // SAFETY: the task runs here and has parked in `select`.
                unsafe { finish(me, &cases) }
            }
        };
        let case = usize::from(case);
        let received = matches!(ons[case], On::Receive(_)) && ok;
        Some((case, received.then(|| self.get(case))))
    }

    pub(crate) async fn acquire(&self, table: &SemaTable<Toy>, word: &AtomicU32) {
        self.charge(1).await;
        // SAFETY: the word outlives the test's tasks, and the park is returned next.
        let step = unsafe { table.acquire(self.me(), word, Line::Last, WaitReason::Semacquire) };
        if let SemaStep::Park(park) = step {
            self.leave(Yield::Park(park)).await;
        }
    }

    pub(crate) fn release(&self, table: &SemaTable<Toy>, word: &AtomicU32) {
        self.with(|turn| table.release(word, turn.cx));
        self.clip();
    }

    pub(crate) async fn wait(&self, table: &SemaTable<Toy>, list: &NotifyList, ticket: u32) {
        // SAFETY: as in `acquire`.
        let step = unsafe { table.wait(self.me(), list, ticket) };
        if let SemaStep::Park(park) = step {
            self.leave(Yield::Park(park)).await;
        }
    }

    pub(crate) async fn sleep(&self, nanos: i64) {
        let park = self.with(|turn| {
            let when = turn.cx.now() + nanos;
            turn.cx.sleep_until(when)
        });
        self.leave(Yield::Park(park)).await;
    }
}
