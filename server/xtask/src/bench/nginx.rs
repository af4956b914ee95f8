//! nginx with one file, where it is installed: what the machine itself can do.

use super::hall::free_address;
use crate::process;
use anyhow::{Context, Result};
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A server that runs until this is dropped.
pub(super) struct Nginx {
    child: Child,
    program: PathBuf,
    folder: PathBuf,
    pub(super) origin: String,
}

/// Serves these bytes, which are compressed already, as `/page.html`.
pub(super) fn serve(folder: &Path, page: &[u8]) -> Result<Option<Nginx>> {
    let sbin = Path::new("/usr/sbin/nginx");
    let Some(program) = process::find(&["nginx"]).or_else(|| sbin.exists().then(|| sbin.into()))
    else {
        return Ok(None);
    };
    let folder = folder.join("nginx");
    fs::create_dir_all(folder.join("logs"))?;
    let listen = free_address()?;
    fs::write(folder.join("page.html"), page)?;
    // As root it would serve as `nobody`, who may not look into this folder.
    let user = if process::is_root() { "user root;" } else { "" };
    let config = format!(
        "{user} daemon off; worker_processes auto; pid pid; error_log error.log;
         events {{ worker_connections 1024; }}
         http {{
             access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
             client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
             types {{ text/html html; }}
             server {{ listen {listen}; root .; add_header Content-Encoding br; add_header Cache-Control no-cache; }}
         }}"
    );
    fs::write(
        folder.join("nginx.conf"),
        config.replace("root .;", &format!("root {};", folder.display())),
    )?;
    let child = nginx(&program, &folder)
        .stderr(Stdio::null())
        .spawn()
        .context("nginx cannot be started.")?;
    for _ in 0..100 {
        if TcpStream::connect(&listen).is_ok() {
            break;
        }
        sleep(Duration::from_millis(20));
    }
    Ok(Some(Nginx {
        child,
        program,
        folder,
        origin: format!("http://{listen}"),
    }))
}

fn nginx(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg("-p")
        .arg(folder)
        .arg("-c")
        .arg(folder.join("nginx.conf"));
    command
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // By its own command: killed outright it would leave its workers behind.
        nginx(&self.program, &self.folder)
            .args(["-s", "stop"])
            .stderr(Stdio::null())
            .status()
            .ok();
        self.child.wait().ok();
    }
}
