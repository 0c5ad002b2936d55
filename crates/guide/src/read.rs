//! Reads TOML leniently: a missing or mistyped value is noted as a diagnostic and reading goes on, so that
//! one build shows them all.

use super::{diagnostic::Diagnostic, notation};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A guide's file, and the diagnostics found in it so far.
pub struct Source<'a> {
    file: &'a str,
    /// Where each line ends.
    ends: Vec<usize>,
    root: Spanned<DeTable<'a>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'a> Source<'a> {
    /// # Errors
    /// The first slip of the notation, alone: after it nothing can be read as it was meant.
    pub fn new(file: &'a str, text: &'a str) -> Result<Self, Vec<Diagnostic>> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let ends = text.match_indices('\n').map(|(end, _)| end).collect();
        let source = Self { file, ends, root, diagnostics: RefCell::default() };
        // A quote that is missing makes nonsense of all that comes after it: the first diagnostic is the only one that is true.
        let places = errors.iter().map(|error| {
            let place = error.span().map_or(0, |span| span.start);
            (place, error.message())
        });
        let Some((place, message)) = places.min() else {
            return Ok(source);
        };
        let (line, told) = notation::told(text, place, message);
        Err(vec![Diagnostic { line, file: file.to_owned(), text: told }])
    }

    pub fn root(&self) -> Table<'_> {
        Table::new(self, self.root.get_ref(), 1, "the file".to_owned())
    }

    pub fn reject(&self, line: usize, text: String) {
        self.diagnostics.borrow_mut().push(Diagnostic { line, file: self.file.to_owned(), text });
    }

    pub fn is_sound(&self) -> bool {
        self.diagnostics.borrow().is_empty()
    }

    /// # Errors
    /// The diagnostics noted, in the order of their lines.
    pub fn finish(self) -> Result<(), Vec<Diagnostic>> {
        let mut diagnostics = self.diagnostics.into_inner();
        diagnostics.sort();
        if diagnostics.is_empty() { Ok(()) } else { Err(diagnostics) }
    }

    fn line(&self, place: usize) -> usize {
        self.ends.partition_point(|end| *end < place) + 1
    }
}

/// A text and the line it stands on.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub text: String,
    pub line: usize,
}

/// One TOML table: remembers which keys were asked for, so that `close` can name the others.
pub struct Table<'a> {
    source: &'a Source<'a>,
    table: &'a DeTable<'a>,
    line: usize,
    name: String,
    known: RefCell<BTreeSet<&'static str>>,
    closed: Cell<bool>,
}

impl<'a> Table<'a> {
    fn new(source: &'a Source<'a>, table: &'a DeTable<'a>, line: usize, name: String) -> Self {
        Self { source, table, line, name, known: RefCell::default(), closed: Cell::new(false) }
    }

    /// A text that must be there and must not be empty.
    pub fn text(&self, key: &'static str) -> Text {
        self.optional(key).unwrap_or_else(|| {
            if self.get(key).is_none() {
                self.source.reject(self.line, format!("{} has no `{key}`", self.name));
            }
            Text::default()
        })
    }

    /// A text that may be left out, but is not empty where it stands.
    pub fn optional(&self, key: &'static str) -> Option<Text> {
        self.as_text(key, self.get(key)?)
    }

    /// `true` where the key stands with that value.
    pub fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, value, "true or false");
            false
        })
    }

    /// A list of texts.
    pub fn texts(&self, key: &'static str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(|item| self.as_text(key, item)).collect()
    }

    /// A list of texts that may be left out.
    pub fn optional_texts(&self, key: &'static str) -> Vec<Text> {
        self.get(key).map_or_else(Vec::new, |_| self.texts(key))
    }

    /// A list of tables that may be left out.
    pub fn optional_tables(&self, key: &'static str, name: &str) -> Vec<Table<'a>> {
        self.get(key).map_or_else(Vec::new, |_| self.tables(key, name))
    }

    /// Rows of texts, which may be left out.
    pub fn optional_rows(&self, key: &'static str) -> Vec<Vec<Text>> {
        let rows = self.get(key).map_or_else(Vec::new, |_| self.items(key));
        let row = |row: &'a Spanned<DeValue<'a>>| {
            let Some(cells) = row.get_ref().as_array() else {
                self.wrong(key, row, "a list of rows, each a list of texts");
                return Vec::new();
            };
            cells.iter().filter_map(|cell| self.as_text(key, cell)).collect()
        };
        rows.into_iter().map(row).collect()
    }

    /// A list of tables, each named in diagnostics by `name` and its place.
    pub fn tables(&self, key: &'static str, name: &str) -> Vec<Table<'a>> {
        let mut tables = Vec::new();
        for (place, item) in self.items(key).into_iter().enumerate() {
            match item.get_ref().as_table() {
                Some(table) => {
                    let line = self.source.line(item.span().start);
                    tables.push(Table::new(self.source, table, line, label(table, name, place)));
                }
                None => self.wrong(key, item, "a table"),
            }
        }
        tables
    }

    /// A table that must be there.
    pub fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let Some(value) = self.get(key) else {
            self.source.reject(self.line, format!("{} has no [{key}]", self.name));
            return None;
        };
        self.as_table(key, value)
    }

    /// Every table in this one, by name: for tables whose names are not known beforehand.
    pub fn all_tables(&self) -> Vec<(String, Table<'a>)> {
        self.closed.set(true);
        let entries = self.table.iter();
        entries
            .filter_map(|(key, value)| {
                let key = key.get_ref().as_ref();
                Some((key.to_owned(), self.as_table(key, value)?))
            })
            .collect()
    }

    /// Every text in this table, by name.
    pub fn all_texts(&self) -> Vec<(String, Text)> {
        self.closed.set(true);
        let entries = self.table.iter();
        entries
            .filter_map(|(key, value)| {
                let key = key.get_ref().as_ref();
                Some((key.to_owned(), self.as_text(key, value)?))
            })
            .collect()
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn items(&self, key: &'static str) -> Vec<&'a Spanned<DeValue<'a>>> {
        let Some(value) = self.get(key) else {
            self.source.reject(self.line, format!("{} has no `{key}`", self.name));
            return Vec::new();
        };
        value.get_ref().as_array().map_or_else(
            || {
                self.wrong(key, value, "a list");
                Vec::new()
            },
            |items| items.iter().collect(),
        )
    }

    fn as_text(&self, key: &str, value: &Spanned<DeValue<'a>>) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, value, "a text in quotes");
            return None;
        };
        let line = self.source.line(value.span().start);
        if text.trim().is_empty() {
            self.source.reject(line, format!("`{key}` of {} is empty", self.name));
            return None;
        }
        Some(Text { text: text.to_owned(), line })
    }

    fn as_table(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, "a table");
            return None;
        };
        let line = self.source.line(value.span().start);
        Some(Table::new(self.source, table, line, format!("[{key}]")))
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let line = self.source.line(value.span().start);
        let found = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number without quotes",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a day without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a block",
        };
        self.source.reject(line, format!("`{key}` of {} must be {wanted}, not {found}", self.name));
    }
}

/// A key that nothing asked for is most often a slip of the pen in one that should be there.
impl Drop for Table<'_> {
    fn drop(&mut self) {
        if self.closed.get() {
            return;
        }
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if !self.known.borrow().contains(name) {
                let line = self.source.line(key.span().start);
                let told = format!("{} does not know `{name}`{}", self.name, instead(name));
                self.source.reject(line, told);
            }
        }
    }
}

/// What to type for a name that people expect.
fn instead(name: &str) -> &'static str {
    match name {
        "email" | "e-mail" | "mail" => ": type ways = [{ kind = \"email\", to = \"…\" }]",
        "text_number" | "sms" => ": type ways = [{ kind = \"text\", to = \"…\" }]",
        "form" | "website" | "url" => ": type ways = [{ kind = \"page\", to = \"https://…\", name = \"…\" }]",
        _ => "",
    }
}

/// How diagnostics name an item of a list: by its id where it has one.
fn label(table: &DeTable<'_>, name: &str, place: usize) -> String {
    let id = table.get("id").and_then(|id| id.get_ref().as_str());
    id.map_or_else(|| format!("{name} {}", place + 1), |id| format!("{name} “{id}”"))
}
