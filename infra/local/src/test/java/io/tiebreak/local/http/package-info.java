@NullMarked
package io.tiebreak.local.http;

import org.jspecify.annotations.NullMarked;
