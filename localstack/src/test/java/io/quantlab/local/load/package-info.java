/// Tests of the load generator.
package io.quantlab.local.load;
