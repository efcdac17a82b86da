//! `check --set --format json` says what its schema says.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::process::Command;

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;

fn run(args: &[&str]) -> Value {
    let mut command = Command::cargo_bin("plankoll").unwrap();
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Whether a value has the form that a schema asks for: types, required names, no others, listed words.
fn meets(value: &Value, schema: &Value, whole: &Value) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.trim_start_matches("#/$defs/");
        return meets(value, &whole["$defs"][name], whole);
    }
    if let Some(any) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let met = any.iter().any(|one| meets(value, one, whole).is_ok());
        return if met { Ok(()) } else { Err(format!("{value} meets none of {any:?}")) };
    }
    if let Some(only) = schema.get("const") {
        return if only == value { Ok(()) } else { Err(format!("{value} is not {only}")) };
    }
    let named = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        several => several.as_array().unwrap().iter().filter_map(Value::as_str).collect(),
    };
    if !types.contains(&named) {
        return Err(format!("{value} is no {types:?}"));
    }
    for item in value.as_array().into_iter().flatten() {
        meets(item, &schema["items"], whole)?;
    }
    if let Some(object) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            object.get(name).ok_or(format!("{name} is missing"))?;
        }
        for (name, held) in object {
            meets(held, schema["properties"].get(name).ok_or(format!("{name} is not described"))?, whole)?;
        }
    }
    Ok(())
}

#[test]
fn the_answer_is_as_its_schema_says_and_turns_the_check() {
    let schema = run(&["schema", "what-if"]);
    assert_eq!(schema["title"], "plankoll/what-if-1");
    let plan = "samples/finsam-exempelbygden-2025.txt";
    let answer = run(&["check", plan, "--set", "Ränteintäkter@2025=190", "--format", "json"]);
    meets(&answer, &schema, &schema).unwrap();
    assert_eq!(answer["schema"], "plankoll/what-if-1");
    assert_eq!((&answer["changes"][0]["before"], &answer["changes"][0]["after"]), (&"40000".into(), &"190000".into()));
    let turned: Vec<&str> = answer["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["turns"] == true)
        .filter_map(|check| check["rule"].as_str())
        .collect();
    assert!(turned.contains(&"income-covers-cost"), "{turned:?}");
    let spoilt = serde_json::json!({"schema": "plankoll/what-if-1", "changes": [{"label": 1}]});
    assert!(meets(&spoilt, &schema, &schema).is_err(), "the measure itself sees faults");
}

#[test]
fn the_report_is_as_its_schema_says() {
    let schema = run(&["schema", "report"]);
    let answer = run(&["check", "samples/finsam-exempelbygden-2025.txt", "--format", "json"]);
    meets(&answer, &schema, &schema).unwrap();
}
