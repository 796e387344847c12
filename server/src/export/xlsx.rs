//! A workbook of one sheet, written as it grows: each row is compressed and gone before the next piece is read. Its one
//! file that grows stands last; the directory behind it makes it a workbook, so that one that was cut off opens nowhere.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use mimamori_domain::{Date, Timestamp};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::cell::{Cell, moment};
use super::guard::guarded;

/// Rows that a sheet can have.
const ROWS: u32 = 1_048_576;
/// Width of a column, in letters.
const WIDTH: u32 = 14;

/// Styles, by their place in `STYLES`.
const HEADER: u32 = 1;
const TEXT: u32 = 2;
/// Text that keeps its apostrophe inside the workbook: shown as it is, never calculated, also after it was edited.
const QUOTED: u32 = 3;
const DAY: u32 = 4;
const MOMENT: u32 = 5;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const BOOK_PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

/// What a workbook says of itself.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// Its title, and what stands below each printed page.
    pub(super) title: String,
    /// Who took it.
    pub(super) by: String,
    /// When.
    pub(super) at: Timestamp,
    /// Name of the sheet.
    pub(super) sheet: String,
}

/// Where the bytes gather between two takings.
#[derive(Clone, Default)]
struct Basket(Arc<Mutex<Vec<u8>>>);

impl Basket {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Basket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// See the module.
pub(super) struct Xlsx {
    zip: ZipWriter<StreamWriter<Basket>>,
    basket: Basket,
    /// Rows not compressed yet.
    xml: String,
    rows: u32,
    /// `A`, `B`, … of each column.
    letters: Vec<String>,
    footer: String,
}

impl Xlsx {
    pub(super) fn begin(headers: &[String], about: &About) -> io::Result<Self> {
        let basket = Basket::default();
        let mut zip = ZipWriter::new_stream(basket.clone());
        let at = about.at.date();
        let book = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook \
             xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet \
             name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            escaped(&about.sheet)
        );
        let core = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
             xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}\
             </dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}T{}:00+09:00</dcterms:created>\
             </cp:coreProperties>",
            escaped(&about.title),
            escaped(&about.by),
            about.at.clock_time()
        );
        for (name, text) in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", PARTS),
            ("docProps/core.xml", &core),
            ("xl/workbook.xml", &book),
            ("xl/_rels/workbook.xml.rels", BOOK_PARTS),
            ("xl/styles.xml", STYLES),
        ] {
            zip.start_file(name, options())?;
            zip.write_all(text.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options())?;
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet \
             xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView \
             workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
             state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"{}\" width=\"{WIDTH}\" \
             customWidth=\"1\"/></cols><sheetData>",
            headers.len().max(1)
        );
        let letters = (0..headers.len()).map(letters).collect();
        // `&` begins an order to the printer; a page's foot has room for 255 letters.
        let title: String = about.title.replace('&', "&&").chars().take(200).collect();
        let mut sheet =
            Self { zip, basket, xml, rows: 0, letters, footer: escaped(&format!("&L{title}&R&P / &N")) };
        sheet.words_row(headers, HEADER)?;
        Ok(sheet)
    }

    fn words_row(&mut self, words: &[String], style: u32) -> io::Result<()> {
        self.open_row()?;
        for (column, words) in words.iter().enumerate() {
            self.words(column, words, style);
        }
        self.xml.push_str("</row>");
        Ok(())
    }

    fn open_row(&mut self) -> io::Result<()> {
        // One is kept for the mark.
        if self.rows + 1 >= ROWS {
            return Err(io::Error::other("more rows than a sheet can have"));
        }
        self.rows += 1;
        let _ = write!(self.xml, "<row r=\"{}\">", self.rows);
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.open_row()?;
        for (column, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Empty => {}
                Cell::Text(words) if guarded(words).len() != words.len() => self.words(column, words, QUOTED),
                Cell::Text(words) | Cell::Plain(words) => self.words(column, words, TEXT),
                Cell::Number(number) => self.number(column, number, 0),
                Cell::Day(day) => match serial(*day) {
                    Some(serial) => self.number(column, &serial.to_string(), DAY),
                    None => self.words(column, &day.to_string(), TEXT),
                },
                Cell::Moment(at) => match serial(at.date()) {
                    Some(serial) => {
                        let share = ((at.hour() * 60 + at.minute()) * 1_000_000_000 + 720) / 1440;
                        self.number(column, &format!("{serial}.{share:09}"), MOMENT);
                    }
                    None => self.words(column, &moment(*at), TEXT),
                },
            }
        }
        self.xml.push_str("</row>");
        Ok(())
    }

    fn words(&mut self, column: usize, words: &str, style: u32) {
        let letters = self.letters.get(column).map_or("A", String::as_str);
        let _ = write!(self.xml, "<c r=\"{letters}{}\" t=\"inlineStr\" s=\"{style}\"><is><t", self.rows);
        self.xml.push_str(if words.trim() == words { ">" } else { " xml:space=\"preserve\">" });
        escape_into(&mut self.xml, words);
        self.xml.push_str("</t></is></c>");
    }

    fn number(&mut self, column: usize, number: &str, style: u32) {
        let letters = self.letters.get(column).map_or("A", String::as_str);
        let _ = write!(self.xml, "<c r=\"{letters}{}\" s=\"{style}\"><v>{number}</v></c>", self.rows);
    }

    /// What can leave by now.
    pub(super) fn take(&mut self) -> io::Result<Vec<u8>> {
        self.zip.write_all(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(self.basket.take())
    }

    pub(super) fn end(mut self, mark: &str) -> io::Result<Vec<u8>> {
        self.rows += 1;
        let _ = write!(self.xml, "<row r=\"{}\">", self.rows);
        self.words(0, mark, TEXT);
        let _ = write!(
            self.xml,
            "</row></sheetData><pageSetup paperSize=\"9\" orientation=\"landscape\"/><headerFooter><oddFooter>{}\
             </oddFooter></headerFooter></worksheet>",
            self.footer
        );
        self.zip.write_all(self.xml.as_bytes())?;
        let Self { zip, basket, .. } = self;
        zip.finish()?;
        Ok(basket.take())
    }
}

/// Compressed fast: a file of everybody goes over a local network, and the server has more to do.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1))
}

/// `A` … `Z`, `AA` …
fn letters(column: usize) -> String {
    let mut text = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        text.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    text
}

/// Days as Excel counts them; none before it agrees with the calendar (it believes in a 29 February 1900).
fn serial(day: Date) -> Option<i64> {
    let days = day.days_since(Date::new(1899, 12, 30)?);
    (days > 60).then_some(days)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_into(&mut escaped, text);
    escaped
}

/// Without what XML forbids; what looks like one of Excel's codes for a character (`_x0041_`) says that it is none.
fn escape_into(xml: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '_' if code(text.get(at..).unwrap_or_default()).is_some() => xml.push_str("_x005F_"),
            '\n' | '\t' => xml.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => xml.push(c),
        }
    }
}

/// The character that a text begins to code for.
fn code(text: &str) -> Option<char> {
    let hex = text.strip_prefix("_x")?.get(..4)?;
    let coded = text.get(6..7)? == "_" && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    coded.then(|| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)).flatten()
}

/// A text of a workbook with Excel's codes as the characters that they mean.
pub fn unescaped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, coded) = rest.split_at(at);
        whole.push_str(before);
        let length = if let Some(character) = code(coded) {
            whole.push(character);
            7
        } else {
            whole.push_str("_x");
            2
        };
        rest = coded.get(length..).unwrap_or_default();
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn days_are_counted_as_excel_does() {
        assert_eq!(serial(Date::new(2025, 10, 13).unwrap()), Some(45943));
        assert_eq!(serial(Date::new(1900, 3, 1).unwrap()), Some(61));
        assert_eq!(serial(Date::new(1900, 2, 28).unwrap()), None);
    }

    #[test]
    fn texts_come_back_as_they_were() {
        for text in ["a_x0041_b", "_x005F_", "_x00", "_xyz", "普通", "_x0041"] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
        assert_eq!(escaped("<a & \"b\">\u{1}"), "&lt;a &amp; &quot;b&quot;&gt;");
        assert_eq!(unescaped("一行目_x000D_\n二行目"), "一行目\r\n二行目");
    }
}
