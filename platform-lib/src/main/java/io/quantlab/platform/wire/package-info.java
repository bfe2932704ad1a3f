/// Documents the parts hand each other, versioned. Plain records; open [JobDocument] first.
package io.quantlab.platform.wire;
