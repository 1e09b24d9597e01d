package io.tiebreak.register;

/** What becomes of a value that is written without naming a revision. */
public enum Strategy {
    /** The newest by its stamp stays. */
    LWW,
    /** The greatest number stays. */
    MAX,
    /** The smallest number stays. */
    MIN,
    /** A JSON merge patch on what is there. */
    MERGE,
    /** A number that is added to what is there. */
    ADD,
    /** As {@link #LWW}, for the rule's writer alone; everybody else is refused. */
    AUTHORITY;

    /** Whether it takes numbers only. */
    public boolean numeric() {
        return this == MAX || this == MIN || this == ADD;
    }
}
