//! Sizes of small objects: each is rounded up to one of the classes, about eight to a doubling at first and four
//! later, so that little more than an eighth is lost on average.

/// The unit of sizes and addresses; every object is aligned to it.
pub(super) const GRANULE: usize = 16;
/// The bytes of a block.
pub(super) const BLOCK: usize = 64 << 10;
/// `BLOCK` as a shift.
pub(super) const BLOCK_SHIFT: u32 = BLOCK.trailing_zeros();
/// The most objects in a block.
pub(super) const MAX_OBJECTS: usize = BLOCK / GRANULE;
/// Larger objects have blocks of their own.
pub(super) const MAX_SMALL: usize = 32 << 10;

/// The sizes, ascending. The largest ones are what goes 6, 5, 4, 3 and 2 times into a block.
pub(super) const SIZES: [u32; 40] = [
    16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 384, 448, 512, 576, 640, 768,
    896, 1024, 1280, 1536, 1792, 2048, 2560, 3072, 4096, 5456, 6544, 8192, 10912, 13104, 21840, 32768,
];

const fn classes_by_granules() -> [u8; MAX_SMALL / GRANULE + 1] {
    let mut table = [0; MAX_SMALL / GRANULE + 1];
    let (mut granules, mut class) = (0, 0);
    while granules < table.len() {
        if granules * GRANULE > SIZES[class] as usize {
            class += 1;
        }
        table[granules] = class as u8;
        granules += 1;
    }
    table
}

/// The class of a size, by granules.
static CLASSES: [u8; MAX_SMALL / GRANULE + 1] = classes_by_granules();

/// The class of objects of `bytes` bytes, which is at most [`MAX_SMALL`].
#[inline(always)]
pub(super) fn class_of(bytes: usize) -> u8 {
    CLASSES[bytes.div_ceil(GRANULE)]
}

/// How many objects of a class a block holds.
pub(super) const fn objects_per_block(class: usize) -> u32 {
    BLOCK as u32 / SIZES[class]
}

/// Turns division by the size of a class into a multiplication: `granules * magic >> 24`.
///
/// With n < 2^12 granules in a block and d <= 2^11 in an object, `ceil(2^24 / d)` is exact: the error of the
/// reciprocal is below 1, so the product's is below n < 2^24 / d.
pub(super) const fn magic(class: usize) -> u32 {
    (1_u32 << 24).div_ceil(SIZES[class] / GRANULE as u32)
}

/// The number of the object that holds granule `granule` of its block.
#[inline(always)]
pub(super) fn object_index(granule: u32, magic: u32) -> u32 {
    ((u64::from(granule) * u64::from(magic)) >> 24) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_the_smallest_class_that_holds_it() {
        for bytes in 0..=MAX_SMALL {
            let class = usize::from(class_of(bytes));
            assert!(SIZES[class] as usize >= bytes);
            assert!(class == 0 || (SIZES[class - 1] as usize) < bytes);
        }
    }

    #[test]
    fn the_index_of_an_object_is_exact() {
        for (class, size) in SIZES.iter().enumerate() {
            for granule in 0..MAX_OBJECTS as u32 {
                assert_eq!(object_index(granule, magic(class)), granule * 16 / size, "class {class}");
            }
        }
    }

    #[test]
    fn sizes_are_whole_granules() {
        assert!(SIZES.is_sorted() && SIZES.iter().all(|size| (*size as usize).is_multiple_of(GRANULE)));
        assert_eq!(SIZES[SIZES.len() - 1] as usize, MAX_SMALL);
    }
}
