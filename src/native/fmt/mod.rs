//! The formatting engine of package fmt: Go's verbs and flags over run-time descriptors.
//!
//! Methods of arguments (Format, GoString, Error, String) are called back, so everything here runs as a waiting native;
//! what is being shown is kept for the collector while they run.

mod pad;
mod printf;
pub(super) mod scan;
mod value;

use crate::bytecode::rtype::Kind;
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Slice, Str};
use crate::{native, waiting};
use value::Printer;

pub(super) const NATIVES: &[Native] = &[
    waiting!("fmt.formatf", formatf),
    waiting!("fmt.formatPrint", format_print),
    waiting!("fmt.formatPrintln", format_println),
    waiting!("fmt.formatError", format_error),
    waiting!("fmt.printfStdout", printf_stdout),
    waiting!("fmt.printStdout", print_stdout),
    waiting!("fmt.printlnStdout", println_stdout),
    native!("fmt.errnoText", errno_text),
    native!("fmt.bytesToString", bytes_to_string),
];

fn formatf(cx: &mut NativeCx<'_>, (_, format, args): (Slice, Str, Slice)) -> NativeResult<Slice> {
    let text = sprintf(cx, format, args)?;
    let (buf, ..) = cx.args::<(Slice, Str, Slice)>();
    cx.append_bytes(buf, &text)
}

fn format_print(cx: &mut NativeCx<'_>, (_, args): (Slice, Slice)) -> NativeResult<Slice> {
    let text = sprint(cx, args)?;
    let (buf, _) = cx.args::<(Slice, Slice)>();
    cx.append_bytes(buf, &text)
}

fn format_println(cx: &mut NativeCx<'_>, (_, args): (Slice, Slice)) -> NativeResult<Slice> {
    let text = sprintln(cx, args)?;
    let (buf, _) = cx.args::<(Slice, Slice)>();
    cx.append_bytes(buf, &text)
}

fn format_error(cx: &mut NativeCx<'_>, (format, args): (Str, Slice)) -> NativeResult<(Str, Slice)> {
    let format = format.bytes(cx).to_vec();
    let mut printer = Printer::new(cx);
    printer.wrap_errors = true;
    printer.printf(&format, args)?;
    let (text, wrapped) = (std::mem::take(&mut printer.text.bytes), std::mem::take(&mut printer.wrapped));
    let text = cx.new_str(&text)?;
    let places: Vec<i64> = wrapped.into_iter().map(|i| i as i64).collect();
    let places = cx.new_slice(cx.types().basic(Kind::Int), &places)?;
    Ok((text, places))
}

fn printf_stdout(cx: &mut NativeCx<'_>, (format, args): (Str, Slice)) -> NativeResult<(i64, i64)> {
    let text = sprintf(cx, format, args)?;
    write_stdout(cx, &text)
}

fn print_stdout(cx: &mut NativeCx<'_>, (args,): (Slice,)) -> NativeResult<(i64, i64)> {
    let text = sprint(cx, args)?;
    write_stdout(cx, &text)
}

fn println_stdout(cx: &mut NativeCx<'_>, (args,): (Slice,)) -> NativeResult<(i64, i64)> {
    let text = sprintln(cx, args)?;
    write_stdout(cx, &text)
}

fn write_stdout(cx: &mut NativeCx<'_>, text: &[u8]) -> NativeResult<(i64, i64)> {
    let stdout = cx.stdout().clone();
    Ok(match cx.write(&stdout, text)? {
        Ok(()) => (text.len() as i64, 0),
        Err(error) => (0, i64::from(error.raw_os_error().unwrap_or(0))),
    })
}

fn sprintf(cx: &mut NativeCx<'_>, format: Str, args: Slice) -> NativeResult<Vec<u8>> {
    let format = format.bytes(cx).to_vec();
    let mut printer = Printer::new(cx);
    printer.printf(&format, args)?;
    Ok(std::mem::take(&mut printer.text.bytes))
}

fn sprint(cx: &mut NativeCx<'_>, args: Slice) -> NativeResult<Vec<u8>> {
    let mut printer = Printer::new(cx);
    let mut after_string = false;
    for i in 0..args.len() {
        let arg: Iface = args.get(printer.cx, i);
        let is_string = arg.ty().is_some_and(|ty| ty.kind() == Kind::String);
        if i > 0 && !is_string && !after_string {
            printer.text.push(" ");
        }
        printer.arg(arg, 'v')?;
        after_string = is_string;
    }
    Ok(std::mem::take(&mut printer.text.bytes))
}

fn sprintln(cx: &mut NativeCx<'_>, args: Slice) -> NativeResult<Vec<u8>> {
    let mut printer = Printer::new(cx);
    for i in 0..args.len() {
        if i > 0 {
            printer.text.push(" ");
        }
        let arg: Iface = args.get(printer.cx, i);
        printer.arg(arg, 'v')?;
    }
    printer.text.push("\n");
    Ok(std::mem::take(&mut printer.text.bytes))
}

fn errno_text(cx: &mut NativeCx<'_>, (errno,): (i64,)) -> NativeResult<Str> {
    cx.new_str(crate::native::errno::text(errno as i32).as_bytes())
}

fn bytes_to_string(cx: &mut NativeCx<'_>, (bytes,): (Slice,)) -> NativeResult<Str> {
    let _ = cx;
    Ok(bytes.as_str())
}
