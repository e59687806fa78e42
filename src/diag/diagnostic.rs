//! One thing to say: message, place, labels, help.

use crate::base::span::Span;
use crate::diag::code::Code;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Severity {
    /// The program is not run.
    Error,
    /// The program is run.
    Warning,
}

/// A place that belongs to a diagnostic, and what is to be seen there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be seen there; one line.
    pub text: String,
}

/// A line below the excerpt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Footer {
    /// What the user may do about it; only when it is right.
    Help(String),
    /// A fact that explains the fault.
    Note(String),
}

/// One thing to say to the user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The kind of fault.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is; its start is the position of the first line.
    pub span: Span,
    /// Go's words. Further lines are drawn indented by a tab. Empty stands for the code's title.
    pub message: String,
    /// Other places.
    pub labels: Vec<Label>,
    /// Lines below the excerpt.
    pub footers: Vec<Footer>,
}

const _: () = assert!(size_of::<Diagnostic>() <= 88);

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Error, ..Diagnostic::warning(code, span, message) }
    }

    /// A warning.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        let message = message.into();
        let severity = Severity::Warning;
        Diagnostic { code, severity, span, message, labels: Vec::new(), footers: Vec::new() }
    }

    /// Sets the message.
    pub fn message(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        self.message = message.into();
        self
    }

    /// Adds a label at another place.
    pub fn label(&mut self, span: Span, text: impl Into<String>) -> &mut Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds what the user may do about it.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.footers.push(Footer::Help(text.into()));
        self
    }

    /// Adds a fact that explains the fault.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.footers.push(Footer::Note(text.into()));
        self
    }

    /// The message, or the code's title where there is none.
    pub fn text(&self) -> &str {
        if self.message.is_empty() { self.code.info().title } else { &self.message }
    }
}
