//! The attribute of a browser test, which puts it into the list that the harness runs.

use proc_macro::{TokenStream, TokenTree};

/// A browser test: an async function that returns a `Result`.
#[proc_macro_attribute]
pub fn test(_: TokenStream, function: TokenStream) -> TokenStream {
    let words = function.clone().into_iter().map(|word| match word {
        TokenTree::Ident(word) => word.to_string(),
        _ => String::new(),
    });
    let name = words.skip_while(|word| word != "fn").nth(1);
    let name = name.unwrap_or_default();
    let listed = format!(
        "::e2e::inventory::submit! {{
            ::e2e::Test {{ name: concat!(module_path!(), \"::{name}\"), begin: || Box::pin({name}()) }}
        }}"
    );
    let listed = listed.parse::<TokenStream>().unwrap_or_default();
    function.into_iter().chain(listed).collect()
}
