import { lazyPart } from '../lazy-part.tsx';

const load = async () => ( await import( /* webpackChunkName: "mail-frame" */ './mail-frame.tsx' ) ).MailFrame;

/** The list needs none of it, the first mail with HTML all of it. */
export const fetchMailFrame = (): void => void load().catch( () => undefined );

/** A mail's HTML behind glass. The frame and the sanitiser, fifteen kilobytes, are fetched when they are first needed. */
export const MailFrame = lazyPart( { load, waiting: () => <div className="mesa-mail-frame" aria-busy /> } );
