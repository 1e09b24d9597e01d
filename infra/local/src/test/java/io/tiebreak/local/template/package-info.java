@NullMarked
package io.tiebreak.local.template;

import org.jspecify.annotations.NullMarked;
