/// Libraries of scripts on disk: published versions in a folder `lib` and the file `wick.lock` that
/// fixes what imports mean.
///
/// What a lock file says and which version answers a request is known by `dsl.link`; here are the
/// files. Open [LibraryFolder] first.
package io.quantlab.fargate.library;
