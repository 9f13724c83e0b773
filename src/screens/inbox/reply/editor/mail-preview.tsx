import { useEffect, useState } from '@wordpress/element';
import { MailFrame } from '../../../../ui/mail-frame/lazy-mail-frame.tsx';

const NO_FILES: [] = [];
const IGNORE = () => undefined;

/** How a saved reply or an article looks, in the frame that mails are shown in. */
export function MailPreview( { load }: { load: () => Promise< string > } ) {
	const [ html, setHtml ] = useState< string | null >( null );
	useEffect( () => {
		let current = true;
		load().then(
			( loaded ) => current && setHtml( loaded ),
			() => undefined
		);
		return () => {
			current = false;
		};
		// Once for each entry: its key says which it is.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [] );
	return html === null ? null : <MailFrame html={ html } attachments={ NO_FILES } allowRemote={ false } onRemoteImages={ IGNORE } />;
}
