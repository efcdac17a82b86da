//! clap's help in the catalogue's words.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Cli;
use crate::text::{Catalogue, Language};

/// The language, read off the arguments before they are parsed, since the parser itself speaks it.
pub(super) fn language(args: &[OsString]) -> Language {
    let mut words = args.iter().skip(1).map(|arg| arg.to_string_lossy()).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(|value| value.into_owned()),
            Some(rest) => rest.strip_prefix('=').map(ToOwned::to_owned),
            None => None,
        };
        if let Some(value) = value {
            return if value.eq_ignore_ascii_case("en") { Language::English } else { Language::Swedish };
        }
    }
    Language::Swedish
}

/// The parser, speaking the catalogue's language.
pub(super) fn command(catalogue: &Catalogue) -> Command {
    let flag = |name: &'static str, short, action| {
        Arg::new(name).short(short).long(name).action(action).global(name == "help")
    };
    let command = Cli::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version))
        .after_help(catalogue.word("more-plankoll"));
    worded(command, "plankoll", catalogue)
}

/// Words one command and those below it; `path` is its name in the catalogue.
fn worded(command: Command, path: &str, catalogue: &Catalogue) -> Command {
    let word = |kind: &str, name: &str| catalogue.word(&format!("{kind}-{}", name.replace('_', "-")));
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", catalogue.word("heading-usage"));
    let heading = |arg: &Arg| catalogue.word(if arg.is_positional() { "heading-arguments" } else { "heading-options" });
    command
        .about(word("about", path))
        .override_usage(word("usage", path))
        .help_template(template)
        .subcommand_help_heading(catalogue.word("heading-commands"))
        .mut_args(|arg| {
            let name = arg.get_id().to_string();
            let heading = heading(&arg);
            let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
            let arg = arg.help(word("arg", &name)).help_heading(heading);
            if !takes_value {
                return arg;
            }
            arg.hide_possible_values(true).hide_default_value(true).value_name(word("value", &name))
        })
        .mut_subcommands(|below| {
            let name = below.get_name().to_owned();
            let path = if path == "plankoll" { name } else { format!("{path}-{name}") };
            worded(below, &path, catalogue)
        })
}

#[cfg(test)]
mod tests {
    use super::{command, language};
    use crate::text::{Catalogue, Language};

    #[test]
    fn the_parser_is_sound_and_all_its_words_exist() {
        for language in [Language::Swedish, Language::English] {
            let mut command = command(&Catalogue::new(language));
            command.clone().debug_assert();
            command.build();
            let mut helps = vec![command.render_long_help().to_string()];
            helps.extend(command.get_subcommands_mut().map(|below| below.render_long_help().to_string()));
            for help in helps {
                for id in ["about-", "arg-", "value-", "usage-", "heading-"] {
                    assert!(!help.contains(id), "{id} has no words in:\n{help}");
                }
                if language == Language::Swedish {
                    for english in ["Usage", "Options:", "Print ", "Commands:", "default:", "possible values"] {
                        assert!(!help.contains(english), "{english} in:\n{help}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        let of = |line: &str| language(&line.split(' ').map(Into::into).collect::<Vec<_>>());
        assert_eq!(of("plankoll check --lang en --nonsense"), Language::English);
        assert_eq!(of("plankoll --lang=en"), Language::English);
        assert_eq!(of("plankoll check --language en"), Language::Swedish);
        assert_eq!(of("plankoll check -- --lang en"), Language::Swedish);
    }
}
