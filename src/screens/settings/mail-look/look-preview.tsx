import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { MailLookInput, MailLookPreview } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';

type Shown = 'look' | 'plain' | 'text';

/** The page of a mail, locked up: no scripts, pictures only from the site and the web. */
function pageOf( html: string ): string {
	const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'">`;
	return html.replace( '<head>', `<head>${ policy }<base target="_blank">` );
}

/** The newest reply as a customer would see it, made by the same code that sends it; and a mail of it to oneself. */
export function LookPreview( { look }: { look: MailLookInput } ) {
	const [ shown, setShown ] = useState< Shown >( 'look' );
	const [ mail, setMail ] = useState< MailLookPreview | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ sent, setSent ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const style = shown === 'plain' ? 'plain' : 'look';
	const key = JSON.stringify( look );
	useEffect( () => {
		let late = false;
		const timer = setTimeout( () => {
			api( 'previewMailLook', { body: { ...( JSON.parse( key ) as MailLookInput ), style } } ).then(
				( made ) => {
					if ( ! late ) {
						setMail( made );
						setFailure( '' );
					}
				},
				( error: unknown ) => ! late && setFailure( toFailure( error ).message )
			);
		}, 300 );
		return () => {
			late = true;
			clearTimeout( timer );
		};
	}, [ key, style ] );
	const send = async () => {
		setBusy( true );
		setSent( '' );
		setFailure( '' );
		try {
			const result = await api( 'testMailLook', { body: { ...look, style } } );
			if ( result.sent ) {
				setSent( sprintf( /* translators: %s: mail address. */ __( 'Sent to %s.', 'mesa-help-desk' ), result.address ) );
			} else {
				setFailure(
					sprintf( /* translators: %s: a mail server's words. */ __( 'It was not sent: %s', 'mesa-help-desk' ), result.detail )
				);
			}
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		} finally {
			setBusy( false );
		}
	};
	const tabs: [ Shown, string ][] = [
		[ 'look', __( 'Your look', 'mesa-help-desk' ) ],
		[ 'plain', __( 'Like a person’s mail', 'mesa-help-desk' ) ],
		[ 'text', __( 'As text', 'mesa-help-desk' ) ],
	];
	return (
		<div className="mesa-look-preview">
			<div className="mesa-look-preview__tabs" role="group" aria-label={ __( 'What is shown', 'mesa-help-desk' ) }>
				{ tabs.map( ( [ id, words ] ) => (
					<Button key={ id } size="compact" isPressed={ shown === id } onClick={ () => setShown( id ) }>
						{ words }
					</Button>
				) ) }
			</div>
			{ mail && <p className="mesa-look-preview__subject">{ mail.subject }</p> }
			{ mail && shown !== 'text' && (
				<iframe
					className="mesa-look-preview__page"
					title={ __( 'The mail', 'mesa-help-desk' ) }
					sandbox="allow-popups allow-popups-to-escape-sandbox"
					referrerPolicy="no-referrer"
					srcDoc={ pageOf( mail.html ) }
				/>
			) }
			{ mail && shown === 'text' && (
				<pre className="mesa-look-preview__page" dir="auto">
					{ mail.text }
				</pre>
			) }
			<div className="mesa-form__bar">
				<Button variant="secondary" __next40pxDefaultSize isBusy={ busy } disabled={ busy } onClick={ () => void send() }>
					{ __( 'Send it to me', 'mesa-help-desk' ) }
				</Button>
				<span className="mesa-form__saved" role="status">
					{ sent }
				</span>
			</div>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) }
		</div>
	);
}
