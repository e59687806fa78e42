//! Which slots of a frame the collector looks at.
//!
//! What a function needs at an instruction is worked out when a collection first finds it there
//! ([`Liveness`](crate::bytecode::liveness)), and remembered: programs are stopped at few places.

use rustc_hash::FxHashMap;

use crate::bytecode::liveness::Liveness;
use crate::sync::{Arc, Lock};
use crate::vm::frames::Place;
use crate::vm::image::FuncImage;
use crate::vm::world::Vm;

/// The slots of a frame that hold pointers which are needed, ascending.
type Slots = Arc<[u16]>;

/// A place in the code, and whether its instruction waits in its midst.
type Moment = (usize, bool);

/// What is known so far.
#[derive(Default)]
pub(crate) struct LiveSlots {
    known: Lock<Known>,
}

#[derive(Default)]
struct Known {
    /// By address of the function.
    functions: FxHashMap<usize, Liveness>,
    moments: FxHashMap<Moment, Slots>,
}

impl LiveSlots {
    fn of(&self, vm: &Vm, (pc, waits): Moment) -> Slots {
        let known = &mut *self.known.lock();
        if let Some(slots) = known.moments.get(&(pc, waits)) {
            return slots.clone();
        }
        let func = vm.func_at(pc as *const u64).expect("a frame's pc is in a function's code");
        let slots: Slots = work_out(vm, func, &mut known.functions, (pc, waits)).into();
        known.moments.insert((pc, waits), slots.clone());
        slots
    }
}

fn work_out(vm: &Vm, func: &FuncImage, functions: &mut FxHashMap<usize, Liveness>, (pc, waits): Moment) -> Vec<u16> {
    let (program, code) = (&vm.image().program, func.func());
    let key = std::ptr::from_ref(func) as usize;
    let liveness = functions.entry(key).or_insert_with(|| Liveness::new(program, code));
    let word = func.word_at(pc as *const u64);
    if waits { liveness.within(program, code, word) } else { liveness.at(program, code, word) }
}

/// What one marker has asked for of late, so that it need not lock what all share.
pub(crate) struct Recent<'a> {
    vm: &'a Vm,
    slots: Box<[Option<(Moment, Slots)>; RECENT]>,
}

const RECENT: usize = 64;

impl<'a> Recent<'a> {
    /// Nothing.
    pub(crate) fn new(vm: &'a Vm) -> Recent<'a> {
        Recent { vm, slots: Box::new([const { None }; RECENT]) }
    }

    /// The slots of the frame of a call in progress that hold pointers which are needed, ascending. `waits`: its
    /// instruction waits in its midst.
    pub(crate) fn slots(&mut self, place: &Place, waits: bool) -> &[u16] {
        let moment = (place.pc as usize, waits);
        let recent = &mut self.slots[place.pc as usize / size_of::<u64>() % RECENT];
        match recent {
            Some((known, _)) if *known == moment => {}
            _ => *recent = Some((moment, self.vm.live_slots().of(self.vm, moment))),
        }
        recent.as_ref().map_or(&[], |(_, slots)| slots)
    }
}
