import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import type { Role } from '../../../contract/generated/types.ts';
import { capabilityWords } from './role-words.ts';

/** What each role may do, as it is on this site; below it what each role is for. */
export function RoleTable( { roles }: { roles: readonly Role[] } ) {
	return (
		<>
			{  }
			<div
				className="mesa-people__scroll"
				tabIndex={ 0 }
				role="region"
				aria-label={ __( 'What each role may do', 'mesa-help-desk' ) }
			>
				<table className="mesa-roles">
					<thead>
						<tr>
							<td />
							{ roles.map( ( role ) => (
								<th key={ role.slug } scope="col">
									<span>{ role.name }</span>
								</th>
							) ) }
						</tr>
					</thead>
					<tbody>
						{ capabilityWords().map( ( [ capability, words ] ) => (
							<tr key={ capability }>
								<th scope="row">{ words }</th>
								{ roles.map( ( role ) => (
									<td key={ role.slug }>
										{ role.can.includes( capability ) ? (
											<>
												<Icon icon={ check } size={ 20 } />
												<span className="screen-reader-text">{ __( 'Yes', 'mesa-help-desk' ) }</span>
											</>
										) : (
											<span className="screen-reader-text">{ __( 'No', 'mesa-help-desk' ) }</span>
										) }
									</td>
								) ) }
							</tr>
						) ) }
					</tbody>
				</table>
			</div>
			<dl className="mesa-role-words">
				{ roles.map( ( role ) => (
					<div key={ role.slug }>
						<dt>{ role.name }</dt>
						<dd>{ role.summary }</dd>
					</div>
				) ) }
			</dl>
		</>
	);
}
