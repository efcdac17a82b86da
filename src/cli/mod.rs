//! The command line: arguments, one small file a command, drawing of diagnostics, exit codes.
