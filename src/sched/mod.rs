//! M:N scheduler for anything that implements Task; knows no opcode.
