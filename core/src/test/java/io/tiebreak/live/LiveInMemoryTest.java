package io.tiebreak.live;

class LiveInMemoryTest extends LiveContract {}
