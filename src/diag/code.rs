//! The one table of error codes.
//!
//! A code names a kind of fault, not a message: several messages may share one. Numbers are never reused or
//! changed. Ranges: E00 lexical, E01 syntax, E02 names and imports, E03 types, E04 constants, E05 control flow and
//! calls, E06 packages and initialisation, E07 code that compiles but is probably wrong (always a warning).

use std::fmt;

/// A kind of fault. Written `E0301`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// The constant's name.
    pub name: &'static str,
    /// The fault in a few words.
    pub title: &'static str,
}

impl Code {
    /// The number, 301 for `E0301`.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The code's row.
    pub fn info(self) -> &'static CodeInfo {
        let at = CODES.binary_search_by_key(&self, |row| row.code).expect("codes are made by the table alone");
        &CODES[at]
    }

    /// The code that is written `text`.
    pub fn parse(text: &str) -> Option<Code> {
        let number = text.strip_prefix('E').filter(|digits| digits.len() == 4)?.parse().ok()?;
        CODES.iter().map(|row| row.code).find(|code| code.0 == number)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "E{:04}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! codes {
    ($($number:literal $NAME:ident $title:literal)*) => {
        $(#[doc = concat!("E", stringify!($number), ": ", $title, ".")] pub const $NAME: Code = Code($number);)*

        /// All codes in order.
        pub const CODES: &[CodeInfo] =
            &[$(CodeInfo { code: Code($number), name: stringify!($NAME), title: $title }),*];
    };
}

codes! {
    // E00: lexical.
    1 INVALID_CHARACTER "character that no token begins with"
    2 INVALID_ENCODING "source text is not UTF-8"
    3 UNTERMINATED_LITERAL "string or rune literal is not closed"
    4 UNTERMINATED_COMMENT "comment is not closed"
    5 INVALID_ESCAPE "malformed escape sequence"
    6 INVALID_NUMBER "malformed number literal"
    7 INVALID_RUNE "malformed rune literal"
    8 INVALID_DURATION "malformed duration literal"
    9 TOO_MANY "more faults than anybody reads"

    // E01: syntax.
    101 UNEXPECTED_TOKEN "token does not fit here"
    102 MISPLACED_STATEMENT "statement outside a function body"
    103 MISPLACED_DECL "declaration in a wrong place"
    104 INVALID_PARAMS "malformed parameter list"
    105 INVALID_HEADER "malformed header of if, for or switch"
    106 INVALID_TYPE_SYNTAX "malformed type"
    107 INVALID_METHOD_SYNTAX "malformed method declaration"
    108 NESTED_TOO_DEEPLY "source is nested too deeply"
    109 INVALID_DIRECTIVE "malformed or misplaced directive"

    // E02: names and imports.
    201 UNDEFINED "name is not declared"
    202 REDECLARED "name is declared twice in one block"
    203 UNUSED_VARIABLE "variable is declared and not used"
    204 UNUSED_IMPORT "package is imported and not used"
    205 UNDEFINED_MEMBER "no such field or method"
    206 AMBIGUOUS_SELECTOR "selector fits more than one embedded field"
    207 NOT_EXPORTED "name is not exported by its package"
    208 INVALID_BLANK "blank identifier used as a value"
    209 MISUSED_PACKAGE "package name used without a selector"
    210 NOT_A_TYPE "name does not denote a type"
    211 NOT_AN_EXPRESSION "type or other name used as a value"
    212 NO_NEW_VARIABLES "no new variables on the left side of :="
    213 DUPLICATE_METHOD "method or field declared twice"
    214 INVALID_MAIN_OR_INIT "main or init declared wrongly"
    215 OUT_OF_SCOPE_RESULT "result parameter is not in scope at return"

    // E03: types.
    301 MISMATCHED_TYPES "types do not fit together"
    302 NOT_ASSIGNABLE "value cannot be assigned to this type"
    303 NOT_CONVERTIBLE "value cannot be converted to this type"
    304 UNDEFINED_OPERATOR "operator is not defined on this type"
    305 NOT_COMPARABLE "values of this type cannot be compared"
    306 MISSING_METHOD "type does not implement the interface"
    307 UNASSIGNABLE_OPERAND "operand cannot be assigned to"
    308 UNADDRESSABLE "operand has no address"
    309 INVALID_INDIRECTION "operand cannot be dereferenced"
    310 NOT_INDEXABLE "operand cannot be indexed"
    311 INVALID_INDEX "index is not valid here"
    312 NOT_SLICEABLE "operand cannot be sliced"
    313 NOT_CALLABLE "operand cannot be called"
    314 WRONG_ASSIGN_COUNT "different numbers of variables and values"
    315 WRONG_ARG_COUNT "wrong number of arguments"
    316 INVALID_ARGUMENT "argument does not suit the built-in function"
    317 INVALID_COMPOSITE "malformed composite literal"
    318 DUPLICATE_KEY "key or field appears twice in a literal"
    319 INVALID_ASSERTION "type assertion on a value that is not an interface"
    320 IMPOSSIBLE_ASSERTION "type assertion that can never hold"
    321 INVALID_CHANNEL_OP "operation is not allowed on this channel"
    322 INVALID_RECEIVER "type cannot be a receiver"
    323 INVALID_RECURSIVE_TYPE "type contains itself"
    324 INVALID_ARRAY_LENGTH "array length is not a valid constant"
    325 INVALID_MAP_KEY "type cannot be a map key"
    326 INVALID_EMBEDDED "type cannot be embedded"
    327 UNTYPED_NIL "nil has no type here"
    328 INVALID_VARIADIC "misplaced ..."
    329 NOT_GENERIC "type or function is not generic"
    330 WRONG_TYPE_ARG_COUNT "wrong number of type arguments"
    331 CANNOT_INFER "type argument cannot be inferred"
    332 CONSTRAINT_NOT_SATISFIED "type argument does not satisfy its constraint"
    333 INVALID_CONSTRAINT "malformed or misplaced constraint"
    334 INSTANTIATION_CYCLE "generic type or function instantiates itself without end"
    335 UNINSTANTIATED "generic type or function used without instantiation"
    336 INVALID_METHOD_EXPR "malformed method expression"
    337 TYPE_TOO_LARGE "type is too large"
    338 UNSUPPORTED "not supported by csp"

    // E04: constants.
    401 NOT_CONSTANT "value is not a constant"
    402 CONSTANT_OVERFLOW "constant does not fit its type"
    403 CONSTANT_TRUNCATED "constant loses its fraction"
    404 DIVISION_BY_ZERO "division by a constant zero"
    405 INVALID_SHIFT "malformed shift"
    406 INVALID_CONST_TYPE "type cannot have constants"
    407 MISPLACED_IOTA "iota outside a constant declaration"
    408 MISSING_INIT "constant has no value"

    // E05: control flow and calls.
    501 MISSING_RETURN "function may end without a return"
    502 WRONG_RESULT_COUNT "wrong number of results"
    503 INVALID_CONDITION "condition is not a boolean"
    504 MISPLACED_BRANCH "break, continue or fallthrough in a wrong place"
    505 UNDEFINED_LABEL "label is not declared"
    506 UNUSED_LABEL "label is declared and not used"
    507 DUPLICATE_LABEL "label is declared twice"
    508 INVALID_GOTO "goto jumps over a declaration or into a block"
    509 DUPLICATE_CASE "case appears twice"
    510 INVALID_SWITCH "malformed switch"
    511 INVALID_SELECT "malformed select case"
    512 INVALID_RANGE "value cannot be ranged over"
    513 UNUSED_RESULT "value is computed and not used"
    514 INVALID_DEFER_OR_GO "defer or go needs a function call"
    515 INVALID_INC_DEC "operand of ++ or -- is not numeric"

    // E06: packages and initialisation.
    601 PACKAGE_NOT_FOUND "package does not exist"
    602 IMPORT_CYCLE "packages import each other"
    603 INITIALIZATION_CYCLE "initialisation refers to itself"
    604 INVALID_IMPORT "malformed import"
    605 MISSING_FUNCTION_BODY "function has no body"
    606 MISSING_MAIN "package main has no function main"
    607 MISMATCHED_PACKAGE "files of one directory name different packages"
    608 UNREADABLE_FILE "source file cannot be read"

    // E07: probably wrong.
    701 PRINTF_ARGUMENT "format verb does not fit its argument"
    702 LOST_CANCEL "cancel function is not used"
    703 COPIED_LOCK "lock is copied"
    704 UNREACHABLE "code can never run"
    705 SELF_ASSIGNMENT "value is assigned to itself"
    706 INVALID_STRUCT_TAG "malformed struct tag"
    707 MALFORMED_TEST "test or example that no tool finds"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_order_and_codes_are_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn codes_are_written_and_read() {
        assert_eq!(MISMATCHED_TYPES.to_string(), "E0301");
        assert_eq!(Code::parse("E0301"), Some(MISMATCHED_TYPES));
        assert_eq!(Code::parse("E301"), None);
        assert_eq!(Code::parse("E9999"), None);
        assert_eq!(UNDEFINED.info().name, "UNDEFINED");
    }
}
