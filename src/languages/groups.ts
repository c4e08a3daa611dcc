/** Codes of groups of languages: ISO 639-5, with `mul` for any, as models of several languages are named after. */
const groups = new Set(
  `
    mul aav afa alg alv apa aqa aql art ath auf aus awd azc bad bai bat ber bih bnt btk cai cau cba ccn ccs cdc cdd cel
    cmc cpe cpf cpp crp csu cus day dmn dra egx esx euq fiu fox gem gme gmq gmw grk hmx hok hyx iir ijo inc ine ira iro
    itc jpx kar kdo khi khn kro map mkh mno mun myn nah nai ngf nic nub omq omv oto paa phi plf poz pqe pqw pra qwe roa
    sai sal sdv sem sgn sio sit sla smi son sqj ssa syd tai tbq trk tup tut tuw urj wak wen xgn xnd ypk zhx zle zls zlw
    znd
  `.match(/\S+/g),
);

/** Whether a code stands for several languages. */
export const isGroup = (code: string): boolean => groups.has(code);
