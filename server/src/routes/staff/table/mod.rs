//! The routes of staff: method, path, who may, in what words, and by which function.

mod house;
mod patients;
mod work;

use crate::route::Route;

/// All of them.
pub fn table() -> Vec<Route> {
    [house::routes(), work::routes(), patients::routes()].concat()
}
