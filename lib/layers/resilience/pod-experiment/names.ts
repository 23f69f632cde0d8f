/** Kubernetes' name for the role of the experiment, as in the FIS user guide. */
export const FIS_USER = 'fis-experiment';

/** The account that FIS's own pod runs as, in the namespace of its targets. */
export const FIS_ACCOUNT = 'fis-experiment';
