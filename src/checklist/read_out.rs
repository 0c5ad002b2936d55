//! The worker's own ticks, to read out with a phone at the ear; and under each, when and how.

use super::{note, state::State};
use crate::{
    bind::{self, follow},
    browser::page::{self, Element, word},
    domain::{Advice, Key},
    live::{LINES, Part},
};

/// Says that there is nothing to read out, hides the lines while nobody knows whose they are, and hears the choices.
pub fn start(state: &State) {
    let Some(lines) = bind::part(Part::ReadOut, |find| LINES.find(find)) else {
        return;
    };
    let taps = state.clone();
    page::on(&lines.lines, "click", move |from| {
        // A tap beside the choices is none.
        let _ = choose(&taps, &from);
    });
    let state = state.clone();
    follow(move || {
        lines.section.set_hidden(state.is_asked());
        let is_empty = state.advice() == Advice::NoTicks && state.is_answered();
        page::put_text(&lines.empty, if is_empty { word("call.read_out_empty") } else { "" });
    });
}

/// Draws what has changed with a box.
pub fn draw(state: &State, key: Key) {
    match key {
        Key::Sign { .. } => draw_line(state, key),
        Key::NoneSeen { group } => draw_name(state, group),
    }
}

fn choose(state: &State, from: &Element) -> Option<()> {
    let chip = page::around(from, ".chip")?;
    let line = page::around(&chip, "li")?;
    let key = state.keys().of_page(&page::attribute(&line, "data-sign"))?;
    note::choose(state, key, &chip, &line);
    Some(())
}

/// Each line is drawn alone: a tick costs the same however long the list is.
fn draw_line(state: &State, key: Key) {
    let id = state.keys().on_page(key);
    let place = ["#", LINES.lines, " [data-sign=\"", &id, "\"]"].concat();
    let Some(line) = page::find_all(&place).into_iter().next() else {
        return;
    };
    if !state.look(|session| session.is_on(key)) {
        return page::put_text(&line, "");
    }
    let sign = state.keys().text(key);
    if line.child_element_count() == 0 {
        make(sign, &line);
    }
    note::draw(state, key, sign, &line);
}

fn make(sign: &str, line: &Element) {
    let Some(made) = page::find(LINES.template).and_then(|template| page::copy_of(&template)) else {
        return;
    };
    if let Some(text) = page::find_in(&made, "p") {
        page::put_text(&text, sign);
    }
    note::name(sign, &made);
    for part in page::find_all_in(&made, ":scope > *") {
        page::put_in(line, &part);
    }
}

/// The name of a group stands over its ticked signs.
fn draw_name(state: &State, place: usize) {
    let names = ["#", LINES.lines, " h4"].concat();
    if let Some(name) = page::find_all(&names).get(place) {
        name.set_hidden(!state.look(|session| session.has_tick(place)));
    }
}

/// Large lines in the guide's order.
#[cfg(not(target_arch = "wasm32"))]
pub mod view {
    use super::super::note::view::Note;
    use crate::{
        content::{guide, word},
        domain::Group,
        live::LINES,
    };
    use leptos::prelude::*;

    /// A place for each sign.
    #[component]
    pub fn ReadOut() -> impl IntoView {
        view! {
            <section class="read-out" id=LINES.section aria-labelledby="read-out-heading">
                <h3 id="read-out-heading">{word("call.read_out")}</h3>
                <div class="lines" id=LINES.lines>
                    <p id=LINES.empty></p>
                    {guide().groups.iter().map(lines).collect_view()}
                </div>
            </section>
            <template id=LINES.template>
                <div>
                    <p></p>
                    <Note />
                </div>
            </template>
        }
    }

    fn lines(group: &Group) -> impl IntoView {
        let line = |id| view! { <li data-sign=id></li> };
        view! {
            <h4 hidden>{group.name}</h4>
            <ul>{group.indicators.iter().map(|sign| line(sign.id)).collect_view()}</ul>
        }
    }
}
