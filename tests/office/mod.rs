//! LibreOffice without a window, told to recalculate every workbook it opens.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The setting that makes LibreOffice recalculate a workbook when it opens it: 0 is always.
const RECALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// One call for all files, with a profile of its own.
pub(crate) fn convert(folder: &Path, to: &str, files: &[PathBuf], into: &Path) {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), RECALCULATE).unwrap();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(into)
        .args(files)
        .output()
        .expect("soffice must be installed (apt-get install libreoffice-calc)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
