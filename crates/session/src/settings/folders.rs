//! Where settings live: this program's folder, the reference's, and the folder that came with the system.

use std::env;
use std::path::{Path, PathBuf};

/// Folders of settings, and the profile in use.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// The user's, most important first: this program's own, then the reference's.
    pub personal: Vec<PathBuf>,
    /// Those for all users.
    pub global: Vec<PathBuf>,
    /// Name of the profile; `None` for the usual settings.
    pub profile: Option<String>,
}

/// A profile that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoProfile(pub String);

impl Folders {
    /// As the environment says.
    pub fn of_environment() -> Folders {
        let set = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let home = set("HOME");
        let config = set("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
        let mut personal = Vec::new();
        personal.extend(set("REQUIN_CONFIG_DIR").or_else(|| Some(config.as_ref()?.join("requin"))));
        // The old folder counts only where there is no new one.
        let new = config.map(|c| c.join("wireshark"));
        let old = home.map(|h| h.join(".wireshark")).filter(|old| old.is_dir());
        let reference = match (set("WIRESHARK_CONFIG_DIR"), new, old) {
            (Some(given), ..) => Some(given),
            (None, Some(new), Some(old)) => Some(if new.is_dir() { new } else { old }),
            (None, new, old) => new.or(old),
        };
        personal.extend(reference);
        let data = set("WIRESHARK_DATA_DIR").unwrap_or_else(|| "/usr/share/wireshark".into());
        Folders { personal, global: vec![data], profile: None }
    }

    /// Names of the profiles that there are, in order; `Default` is always there.
    pub fn profiles(&self) -> Vec<String> {
        let folders = self.personal.iter().chain(&self.global);
        let entries = folders.filter_map(|f| f.join("profiles").read_dir().ok()).flatten();
        let folders = entries.flatten().filter(|e| e.path().is_dir());
        let mut names: Vec<_> =
            folders.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.push("Default".to_owned());
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Uses a profile.
    ///
    /// # Errors
    ///
    /// There is no such profile.
    pub fn use_profile(&mut self, name: &str) -> Result<(), NoProfile> {
        // A name is no path: `profiles/../..` is not a profile.
        let named = !name.is_empty() && !name.contains(['/', '\\']) && name != "..";
        let mut all = self.personal.iter().chain(&self.global);
        if name == "Default" {
            self.profile = None;
        } else if named && all.any(|f| f.join("profiles").join(name).is_dir()) {
            self.profile = Some(name.to_owned());
        } else {
            return Err(NoProfile(name.to_owned()));
        }
        Ok(())
    }

    /// The user's file of this name, if there is one: the profile's.
    pub fn personal(&self, name: &str) -> Option<PathBuf> {
        let folders = self.personal.iter();
        match &self.profile {
            None => first(folders.map(|f| f.join(name))),
            Some(profile) => {
                let all = folders.chain(&self.global);
                first(all.map(|f| f.join("profiles").join(profile).join(name)))
            }
        }
    }

    /// The file of this name in no profile: for tables that hold for all of them.
    pub fn common(&self, name: &str) -> Option<PathBuf> {
        first(self.personal.iter().map(|f| f.join(name)))
    }

    /// The file of this name for all users.
    pub fn global(&self, name: &str) -> Option<PathBuf> {
        first(self.global.iter().map(|f| f.join(name)))
    }

    /// Where a file of the user is written: this program's own folder, in the profile.
    pub fn written(&self, name: &str) -> Option<PathBuf> {
        let folder = self.personal.first()?;
        Some(match &self.profile {
            None => folder.join(name),
            Some(profile) => folder.join("profiles").join(profile).join(name),
        })
    }
}

fn first(mut paths: impl Iterator<Item = PathBuf>) -> Option<PathBuf> {
    paths.find(|path| Path::is_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_has_its_own_files() {
        let root = env::temp_dir().join(format!("requin-folders-{}", std::process::id()));
        let (own, theirs) = (root.join("own"), root.join("theirs"));
        std::fs::create_dir_all(theirs.join("profiles/P")).unwrap();
        std::fs::create_dir_all(&own).unwrap();
        for file in ["hosts", "profiles/P/hosts", "ethers"] {
            std::fs::write(theirs.join(file), "").unwrap();
        }
        std::fs::write(own.join("ethers"), "").unwrap();
        let mut folders =
            Folders { personal: vec![own.clone(), theirs.clone()], ..Folders::default() };
        assert_eq!(folders.personal("hosts"), Some(theirs.join("hosts")));
        assert_eq!(folders.personal("ethers"), Some(own.join("ethers")));
        for wrong in ["Q", "", "..", "../theirs", "P/../.."] {
            assert_eq!(folders.use_profile(wrong), Err(NoProfile(wrong.to_owned())));
        }
        assert_eq!(folders.use_profile("P"), Ok(()));
        assert_eq!(folders.personal("hosts"), Some(theirs.join("profiles/P/hosts")));
        assert_eq!(folders.personal("ethers"), None);
        assert_eq!(folders.common("ethers"), Some(own.join("ethers")));
        assert_eq!(folders.written("hosts"), Some(own.join("profiles/P/hosts")));
        assert_eq!(folders.use_profile("Default"), Ok(()));
        assert_eq!(folders.personal("hosts"), Some(theirs.join("hosts")));
        std::fs::remove_dir_all(root).unwrap();
    }
}
