//! String constants: concatenations are joined when the bytes are asked for.
//!
//! Each prefix of `"a" + "b" + … ` is a constant of its own; joined at once, a sum of n strings would take n²/2 bytes.

use std::sync::Arc;

/// A string constant: bytes, as in Go.
#[derive(Clone, Debug)]
pub struct ConstString(Node);

#[derive(Clone, Debug)]
enum Node {
    Flat(Arc<[u8]>),
    Sum(Arc<Sum>),
}

#[derive(Debug)]
struct Sum {
    left: Node,
    right: Node,
    len: usize,
}

/// Sums up to this length are joined at once.
const JOIN_AT_ONCE: usize = 64;

impl ConstString {
    /// The string of these bytes.
    pub fn new(bytes: &[u8]) -> ConstString {
        ConstString(Node::Flat(bytes.into()))
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes.
    pub fn to_bytes(&self) -> Arc<[u8]> {
        match &self.0 {
            Node::Flat(bytes) => Arc::clone(bytes),
            Node::Sum(_) => self.joined().into(),
        }
    }

    fn joined(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.len());
        let mut todo = vec![&self.0];
        while let Some(node) = todo.pop() {
            match node {
                Node::Flat(bytes) => out.extend_from_slice(bytes),
                Node::Sum(sum) => todo.extend([&sum.right, &sum.left]),
            }
        }
        out
    }

    /// `self + other`.
    #[must_use]
    pub fn concat(&self, other: &ConstString) -> ConstString {
        let sum = Sum { left: self.0.clone(), right: other.0.clone(), len: self.len().saturating_add(other.len()) };
        let len = sum.len;
        let string = ConstString(Node::Sum(Arc::new(sum)));
        if len <= JOIN_AT_ONCE { ConstString::new(&string.joined()) } else { string }
    }
}

impl Node {
    fn len(&self) -> usize {
        match self {
            Node::Flat(bytes) => bytes.len(),
            Node::Sum(sum) => sum.len,
        }
    }
}

/// A long sum is a deep tree: it is taken apart without recursion.
impl Drop for Sum {
    fn drop(&mut self) {
        let empty = || Node::Flat(Arc::default());
        let mut todo = vec![std::mem::replace(&mut self.left, empty()), std::mem::replace(&mut self.right, empty())];
        while let Some(node) = todo.pop() {
            if let Node::Sum(sum) = node
                && let Some(mut sum) = Arc::into_inner(sum)
            {
                todo.push(std::mem::replace(&mut sum.left, empty()));
                todo.push(std::mem::replace(&mut sum.right, empty()));
            }
        }
    }
}
