/** The marker of a list item: "- ", "• ", "1. ", "2) ", "a. ". */
export const listMarker = /^[ \t]*(?:[-*•‣▪–]|\d{1,3}[.)]|[a-z][.)])[ \t\u00a0]+(?=\S)/;
