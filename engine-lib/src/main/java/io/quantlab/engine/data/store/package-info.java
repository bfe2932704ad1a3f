/// The column store: historical rows as mapped, checked, appendable files (engine contract
/// D-1..D-7).
///
/// One dataset is a directory per (token, schema), one file per year, one segment per session day.
/// The byte layout stands in `docs/reference/store.md`. Knows no text formats, no calendars beyond
/// `SessionDates` and no event loop. Open [Store] first, then [DatasetWriter].
package io.quantlab.engine.data.store;
