import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { TextField } from '../fields.tsx';
import type { ClientState } from './use-client.ts';
import { BRAND, setupWords, type AccountProvider } from './words.ts';

function RedirectAddress( { address }: { address: string } ) {
	const [ copied, setCopied ] = useState( false );
	const field = useRef< HTMLInputElement >( null );
	const copy = () => {
		field.current?.select();
		// Without TLS a browser has no clipboard for pages; then the address stands there selected.
		void navigator.clipboard?.writeText( address ).then( () => setCopied( true ) );
	};
	return (
		<>
			<span className="mesa-copy">
				<input
					ref={ field }
					type="text"
					readOnly
					value={ address }
					aria-label={ __( 'Redirect address', 'mesa-help-desk' ) }
					onFocus={ ( event ) => event.target.select() }
				/>
				<Button variant="secondary" __next40pxDefaultSize onClick={ copy }>
					{ copied ? __( 'Copied', 'mesa-help-desk' ) : __( 'Copy', 'mesa-help-desk' ) }
				</Button>
			</span>
			{ /^http:\/\/(?!127\.|localhost)/.test( address ) && (
				<span className="mesa-field__error">
					{ __( 'This site has no https. Google and Microsoft will refuse this address.', 'mesa-help-desk' ) }
				</span>
			) }
		</>
	);
}

interface Props {
	provider: AccountProvider;
	state: ClientState;
	errors: Record< string, string >;
}

/** Once for the whole site: what to do at Google or Microsoft, step by step, and where to paste what they give. */
export function ClientForm( { provider, state, errors }: Props ) {
	const words = setupWords( provider );
	return (
		<div className="mesa-account__setup">
			<p>
				{ sprintf(
					/* translators: %1$s: "Google" or "Microsoft", twice. */
					__(
						'First, %1$s has to know this site. This is done once and holds for all mailboxes. Your mail goes straight from %1$s to this site; nobody else is in between.',
						'mesa-help-desk'
					),
					BRAND[ provider ]
				) }
			</p>
			<ol>
				<li>
					<a href={ words.link.href } target="_blank" rel="noreferrer">
						{ words.link.label }
					</a>
				</li>
				{ words.before.map( ( step ) => (
					<li key={ step }>{ step }</li>
				) ) }
			</ol>
			<RedirectAddress address={ state.client?.redirect_uri ?? '' } />
			<ol start={ words.before.length + 2 }>
				{ words.after.map( ( step ) => (
					<li key={ step }>{ step }</li>
				) ) }
			</ol>
			<div className="mesa-form__pair">
				<TextField
					label={ __( 'Client ID', 'mesa-help-desk' ) }
					value={ state.draft.clientId }
					error={ errors[ 'client_id' ] }
					onChange={ ( clientId ) => state.set( { clientId } ) }
				/>
				<TextField
					label={ __( 'Client secret', 'mesa-help-desk' ) }
					type="password"
					placeholder={ state.client?.has_secret ? __( 'Stored. Type to replace it.', 'mesa-help-desk' ) : '' }
					value={ state.draft.secret }
					error={ errors[ 'client_secret' ] }
					onChange={ ( secret ) => state.set( { secret } ) }
				/>
			</div>
			{ provider === 'microsoft' && (
				<TextField
					label={ __( 'Directory (tenant)', 'mesa-help-desk' ) }
					placeholder="common"
					help={ __( 'Only if your app is for your own organisation: its domain or its directory id.', 'mesa-help-desk' ) }
					value={ state.draft.tenant }
					error={ errors[ 'tenant' ] }
					onChange={ ( tenant ) => state.set( { tenant } ) }
				/>
			) }
			<p className="mesa-quiet">{ words.note }</p>
		</div>
	);
}
