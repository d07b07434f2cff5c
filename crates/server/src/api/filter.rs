//! The filter bar.

use super::{TextSpan, wire};

wire! {
    /// What a text is as a filter.
    pub struct FilterCheck {
        /// The verdict, which the bar's colour shows.
        pub verdict: Verdict,
        /// Why it is no filter, or what is deprecated; empty if there is nothing to say.
        pub message: String,
        /// Where.
        pub span: Option<TextSpan>,
        /// Names that may be meant.
        pub nearest: Vec<String>,
    }

    /// What a text is as a filter.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Verdict {
        /// Nothing is there.
        Empty,
        /// A filter: green.
        Ok,
        /// A filter with something to be said about it: yellow.
        Deprecated,
        /// No filter: red.
        Error,
    }

    /// What may stand at the cursor.
    pub struct Completions {
        /// What a choice takes the place of.
        pub replace: TextSpan,
        /// The choices, best first, at most 20.
        pub choices: Vec<Completion>,
    }

    /// One choice.
    pub struct Completion {
        /// What is put there.
        pub text: String,
        /// What it is.
        pub kind: CompletionKind,
        /// For people: a field's label and type.
        pub detail: String,
    }

    /// What a completion is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CompletionKind {
        /// A protocol.
        Protocol,
        /// A field.
        Field,
        /// A comparison or connective.
        Operator,
        /// A value that the field can have.
        Value,
        /// A function.
        Function,
        /// A whole filter, saved or used before.
        Filter,
    }

    /// A field.
    pub struct FieldInfo {
        /// Filter name.
        pub filter: String,
        /// Name for people.
        pub name: String,
        /// Type, such as `FT_UINT16`.
        pub kind: String,
        /// Its protocol's filter name.
        pub protocol: String,
        /// What it means, if the table says so.
        pub doc: String,
    }
}
