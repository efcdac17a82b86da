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
#[allow(dead_code, reason = "not all tests convert one")]
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

/// Opens a workbook, does what `steps` say to `doc`, and saves it as `into`: lines of LibreOffice Basic, in a profile of
/// its own.
#[allow(dead_code, reason = "not all tests change a workbook")]
pub(crate) fn changed(folder: &Path, book: &Path, steps: &[String], into: &Path) {
    let profile = folder.join("profile");
    let basic = profile.join("user/basic/Standard");
    if !basic.exists() {
        // The first start makes the profile, and would replace what stands in it.
        fs::create_dir_all(profile.join("user")).unwrap();
        fs::write(profile.join("user/registrymodifications.xcu"), RECALCULATE).unwrap();
        run(&profile, &["--terminate_after_init"]);
    }
    let library = |kind: &str, inner: &str| {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:{kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{kind}.dtd"><library:{kind} xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"{inner}</library:{kind}>"#
        )
    };
    let all = r#"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>"#;
    fs::write(profile.join("user/basic/script.xlc"), library("libraries", all)).unwrap();
    let own = r#" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Steps"/>"#;
    fs::write(basic.join("script.xlb"), library("library", own)).unwrap();
    let code = format!(
        "Sub Main\nDim hidden(0) As New com.sun.star.beans.PropertyValue\nhidden(0).Name = \"Hidden\"\nhidden(0).Value = True\n\
         Dim kind(0) As New com.sun.star.beans.PropertyValue\nkind(0).Name = \"FilterName\"\nkind(0).Value = \"Calc MS Excel 2007 XML\"\n\
         doc = StarDesktop.loadComponentFromURL(\"file://{}\", \"_blank\", 0, hidden())\n{}\ndoc.calculateAll()\n\
         doc.storeToURL(\"file://{}\", kind())\ndoc.close(True)\nEnd Sub\n",
        book.display(),
        steps.join("\n"),
        into.display()
    );
    let code = code.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let module = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Steps" script:language="StarBasic">{code}</script:module>"#
    );
    fs::write(basic.join("Steps.xba"), module).unwrap();
    run(&profile, &["--norestore", "macro:///Standard.Steps.Main"]);
    assert!(into.exists(), "LibreOffice saved nothing");
}

fn run(profile: &Path, args: &[&str]) {
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .arg("--headless")
        .args(args)
        .output()
        .expect("soffice must be installed (apt-get install libreoffice-calc)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
