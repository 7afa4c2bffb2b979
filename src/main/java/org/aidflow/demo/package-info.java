/**
 * What {@code spring-boot:run} has to show: officials, clients, donors and cases, all of them
 * invented. It comes in by the same doors as everybody else. Profile {@code demo} only.
 */
@NullMarked
package org.aidflow.demo;

import org.jspecify.annotations.NullMarked;
