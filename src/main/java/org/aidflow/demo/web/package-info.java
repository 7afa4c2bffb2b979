/** What only the demo offers at the front door. */
@NullMarked
package org.aidflow.demo.web;

import org.jspecify.annotations.NullMarked;
