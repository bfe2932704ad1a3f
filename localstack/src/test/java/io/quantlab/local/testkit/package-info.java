/// What the tests of the local platform share.
package io.quantlab.local.testkit;
