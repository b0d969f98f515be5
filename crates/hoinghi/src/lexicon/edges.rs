//! The ways through the trie of terms.

use super::ROOT;

/// The ways from node to node, by the node above and the key: a table with open addressing.
#[derive(Clone, Debug)]
pub(super) struct Edges {
    /// Each with its node, [`ROOT`] in a free place. At least half are free.
    slots: Vec<(u64, u32)>,
    /// There are two to the power of 64 less this.
    shift: u32,
    /// How many are taken.
    count: usize,
}

impl Edges {
    pub(super) fn with_capacity(count: usize) -> Edges {
        let bits = (count.max(8) * 2).next_power_of_two().ilog2();
        Edges { slots: vec![(0, ROOT); 1 << bits], shift: u64::BITS - bits, count: 0 }
    }

    /// The node and the key in one; keys are hashes of so many bits that two never meet.
    #[inline]
    const fn name(node: u32, key: u64) -> u64 {
        key ^ (node as u64).wrapping_mul(0xd6e8_feb8_6659_fd93)
    }

    /// The place of the edge with this name, or the free one where it would be.
    #[inline]
    fn place(&self, name: u64) -> usize {
        // Keys are products, whose highest bits are the best spread.
        let mut place = (name >> self.shift) as usize;
        loop {
            match self.slots[place] {
                (_, ROOT) => return place,
                (found, _) if found == name => return place,
                _ => place = (place + 1) & (self.slots.len() - 1),
            }
        }
    }

    #[inline]
    pub(super) fn get(&self, node: u32, key: u64) -> u32 {
        self.slots[self.place(Edges::name(node, key))].1
    }

    pub(super) fn get_or_insert(&mut self, node: u32, key: u64, fresh: u32) -> u32 {
        let name = Edges::name(node, key);
        let place = self.place(name);
        if self.slots[place].1 == ROOT {
            self.slots[place] = (name, fresh);
            self.count += 1;
            if self.count * 2 > self.slots.len() {
                self.grow();
            }
            return fresh;
        }
        self.slots[place].1
    }

    fn grow(&mut self) {
        let larger = vec![(0, ROOT); self.slots.len() * 2];
        self.shift -= 1;
        for slot in std::mem::replace(&mut self.slots, larger) {
            if slot.1 != ROOT {
                let place = self.place(slot.0);
                self.slots[place] = slot;
            }
        }
    }
}
