/// Imports: which text a library's name stands for, and one script out of several texts.
///
/// A library is asked of the port [Libraries] by the name an import writes, and comes with the one
/// version a lock file fixes for that name. [Linker] reads the libraries of a script, those of the
/// libraries too, and puts their texts behind the script's own in one
/// [io.quantlab.dsl.diagnostic.Source]: an offset tells the text, so everything behind works on one
/// tree and one stretch of places. Names of different texts never meet, because a name knows the
/// library it is written in. Nothing here reads files. Open [Linker] first.
package io.quantlab.dsl.link;
