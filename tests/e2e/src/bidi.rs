//! WebDriver BiDi, as far as the scenarios need it: one command, one answer.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

/// Sends a command on a connection of its own: what it sets belongs to the session, and outlives the connection.
pub async fn command(driver: &WebDriver, name: &str, parameters: Value) -> Result<Value> {
    send(driver, name, parameters).await.with_context(|| name.to_owned())
}

async fn send(driver: &WebDriver, name: &str, parameters: Value) -> Result<Value> {
    let address =
        driver.capabilities().get("webSocketUrl").and_then(Value::as_str).context("the browser speaks no BiDi")?;
    let (mut line, _) = connect_async(address).await?;
    let asked = json!({ "id": 1, "method": name, "params": parameters });
    line.send(Message::text(asked.to_string())).await?;
    while let Some(message) = line.next().await {
        let Message::Text(text) = message? else {
            continue;
        };
        let mut answer: Value = serde_json::from_str(&text)?;
        // Events have no number.
        if answer["id"] != 1 {
            continue;
        }
        line.close(None).await?;
        if answer["type"] != "success" {
            bail!("{answer}");
        }
        return Ok(answer["result"].take());
    }
    bail!("the browser hung up")
}
